-- What is being verified about somebody is found by their key: on their page, and while they are on the telephone.
create index verification_by_subject on verification (subject_key);
create index verification_by_record on verification (key);
