/**
 * Codes that each procedure may refuse with besides those of every procedure, as the types of its operations allow; a test writes them
 * (UPDATE=1 vitest run tests/api/refusal-codes.test.ts) and holds them to the types.
 */
const refusalCodes: Readonly<Record<string, string>> = {
  'account.disable':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'account.enable':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'account.endSession':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'account.list': '',
  'account.open':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'account.resetPassword':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'account.sessions': '',
  'account.unlock':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'application.accept':
    'already_applied application_not_found application_text_needed changed_meanwhile check_day_unfit commitment_not_found consent_file_needed fact_not_asked fact_twice fact_unfit material_day_unfit matter_unknown matters_undecided no_matter not_told_at_once nothing_accepted notice_day_unfit own_work reason_needed request_reused row_not_found too_many_rounds upload_not_found wrong_state',
  'application.askCompletion':
    'already_applied application_not_found application_text_needed changed_meanwhile check_day_unfit commitment_not_found consent_file_needed fact_not_asked fact_twice fact_unfit material_day_unfit matter_unknown matters_undecided no_matter not_told_at_once nothing_accepted notice_day_unfit own_work reason_needed request_reused row_not_found too_many_rounds upload_not_found wrong_state',
  'application.checkCommitment':
    'already_applied application_not_found application_text_needed changed_meanwhile check_day_unfit commitment_not_found consent_file_needed fact_not_asked fact_twice fact_unfit material_day_unfit matter_unknown matters_undecided no_matter not_told_at_once nothing_accepted notice_day_unfit own_work reason_needed request_reused row_not_found too_many_rounds upload_not_found wrong_state',
  'application.commitments': '',
  'application.complete':
    'already_applied application_not_found application_text_needed changed_meanwhile check_day_unfit commitment_not_found consent_file_needed fact_not_asked fact_twice fact_unfit material_day_unfit matter_unknown matters_undecided no_matter not_told_at_once nothing_accepted notice_day_unfit own_work reason_needed request_reused row_not_found too_many_rounds upload_not_found wrong_state',
  'application.list': '',
  'application.matters':
    'no_run_yet purpose_missing query_cancelled region_without_facts run_damaged run_not_whole run_unknown subject_not_found',
  'application.read':
    'already_applied application_not_found application_text_needed changed_meanwhile check_day_unfit commitment_not_found consent_file_needed fact_not_asked fact_twice fact_unfit material_day_unfit matter_unknown matters_undecided no_matter not_told_at_once nothing_accepted notice_day_unfit own_work reason_needed request_reused row_not_found too_many_rounds upload_not_found wrong_state',
  'application.receive':
    'already_applied application_not_found application_text_needed changed_meanwhile check_day_unfit commitment_not_found consent_file_needed fact_not_asked fact_twice fact_unfit material_day_unfit matter_unknown matters_undecided no_matter no_run_yet not_told_at_once nothing_accepted notice_day_unfit own_work purpose_missing query_cancelled reason_needed region_without_facts request_reused row_not_found run_damaged run_not_whole run_unknown subject_not_found too_many_rounds upload_not_found wrong_state',
  'application.reject':
    'already_applied application_not_found application_text_needed changed_meanwhile check_day_unfit commitment_not_found consent_file_needed fact_not_asked fact_twice fact_unfit material_day_unfit matter_unknown matters_undecided no_matter not_told_at_once nothing_accepted notice_day_unfit own_work reason_needed request_reused row_not_found too_many_rounds upload_not_found wrong_state',
  'application.times': '',
  'application.withdraw':
    'already_applied application_not_found application_text_needed changed_meanwhile check_day_unfit commitment_not_found consent_file_needed fact_not_asked fact_twice fact_unfit material_day_unfit matter_unknown matters_undecided no_matter not_told_at_once nothing_accepted notice_day_unfit own_work reason_needed request_reused row_not_found too_many_rounds upload_not_found wrong_state',
  'audit.choices': '',
  'audit.list': '',
  'audit.preview': '',
  'audit.start': 'job_not_found pack_accounts_masked pack_empty pack_too_large pack_year_ahead request_id_missing request_id_taken',
  'batch.agree':
    'batch_in_other_step batch_is_empty batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'batch.answerDoubt':
    'changed_meanwhile own_work reason_needed request_reused row_not_found text_needed too_many_rounds upload_not_found wrong_state',
  'batch.approve':
    'batch_in_other_step batch_is_empty batch_not_found beyond_fund changed_meanwhile counts_differ day_ahead fund_without_budget grants_clash own_work put_off_first reason_needed rehearsal_needed request_reused row_not_found step_not_in_order text_needed too_many_rounds top_up_beyond upload_not_found wrong_state',
  'batch.cancel': 'batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'batch.checkPart':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'batch.closeDoubt': 'batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'batch.decide':
    'batch_in_other_step batch_is_empty batch_not_found changed_meanwhile day_ahead own_work reason_needed request_reused row_not_found step_not_in_order text_needed too_many_rounds upload_not_found wrong_state',
  'batch.doubts': '',
  'batch.dropRows': 'batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'batch.find': '',
  'batch.layDownOrder': 'duties_meet order_unfit request_reused text_needed',
  'batch.leaveParts':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'batch.list': '',
  'batch.make':
    'filter_unreadable funds_differ list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_fund_named no_run_yet not_paid_out nothing_to_grant nothing_to_top_up paid_by_month query_cancelled region_without_facts request_reused rules_unreadable run_damaged run_not_whole run_unknown text_needed too_many_rows',
  'batch.orders': '',
  'batch.preview':
    'filter_unreadable list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_run_yet not_paid_out paid_by_month query_cancelled region_without_facts run_damaged run_not_whole run_unknown',
  'batch.previewOrder': '',
  'batch.raiseDoubts':
    'batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found text_needed too_many_rounds wrong_state',
  'batch.read': 'batch_not_found',
  'batch.reopenParts':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'batch.rows': '',
  'batch.sendBackApproval':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'batch.sendBackDecision':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'batch.sendBackDoubt': 'changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'batch.sendBackFinance':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'batch.sendBackReview':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'batch.sendBackSample':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'batch.submit':
    'batch_in_other_step batch_is_empty batch_not_found changed_meanwhile own_work parts_open reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'call.answer':
    'accounts_damaged cipher_damaged ciphers_damaged file_key_missing file_keys_damaged key_file_open key_file_unreadable keys_missing keys_of_another names_being_written no_run_yet number_in_part page_strange purpose_missing query_cancelled region_without_facts run_damaged run_not_whole run_unknown subject_not_found text_too_common text_too_short',
  'call.elsewhere': '',
  'clash.hold': 'batch_in_other_step batch_not_found request_reused',
  'clash.read': 'batch_not_found',
  'closing.countersign': 'day_ahead day_closed figures_moved fund_unknown not_signed_yet own_signature request_reused',
  'closing.countersignMonth': 'day_ahead day_closed figures_moved fund_unknown not_signed_yet own_signature request_reused',
  'closing.day': '',
  'closing.layDownCutOff': 'hour_unfit layout_not_found request_reused text_needed',
  'closing.layDownLapse': 'fund_unknown request_reused text_needed',
  'closing.month': '',
  'closing.sign': 'day_ahead day_closed figures_moved fund_unknown request_reused signed_already',
  'closing.signMonth': 'day_ahead day_closed figures_moved fund_unknown request_reused signed_already',
  'decision.explain':
    'decision_not_found no_run_yet policy_not_found query_cancelled region_unknown region_without_facts run_damaged run_not_whole run_unknown snapshot_gone snapshot_unusable subject_not_found',
  'decision.list':
    'filter_unreadable list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_run_yet query_cancelled region_without_facts run_damaged run_not_whole run_unknown',
  'deferral.agreeWithdrawal':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.check':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.correct':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.declineWithdrawal':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.discard':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.enter':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.layDownReminder': 'deferral_text_needed request_reused',
  'deferral.list': '',
  'deferral.offer':
    'decision_not_found no_run_yet policy_not_found query_cancelled region_unknown region_without_facts run_damaged run_not_whole run_unknown snapshot_gone snapshot_unusable subject_not_found',
  'deferral.proposeWithdrawal':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.read': 'deferral_not_found',
  'deferral.repay':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.sendBack':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'deferral.takeOver':
    'beyond_open changed_meanwhile day_not_come day_too_early decision_not_found deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month no_run_yet not_a_deferral not_in_list nothing_to_urge own_work policy_not_found query_cancelled reason_needed region_unknown region_without_facts repaid_too_early repayment_differs request_reused row_not_found run_damaged run_not_whole run_unknown schedule_not_told snapshot_gone snapshot_unusable subject_not_found too_many_rounds wrong_state',
  'deferral.urge':
    'beyond_open changed_meanwhile day_not_come day_too_early deferral_not_found deferral_not_standing deferral_text_needed deferred_already firm_outside month_amount_not_positive month_not_found month_twice no_month not_a_deferral not_in_list nothing_to_urge own_work reason_needed repaid_too_early repayment_differs request_reused row_not_found schedule_not_told too_many_rounds wrong_state',
  'desk.layDownAnswerTime': 'layout_not_found request_reused text_needed',
  'desk.overview': '',
  'desk.rows': '',
  'dossier.open': 'purpose_missing region_without_facts subject_not_found',
  'dossier.print':
    'changed_meanwhile own_work purpose_missing reason_needed request_reused row_not_found subject_not_found too_many_rounds wrong_state',
  'earlier.agree':
    'earlier_checked_already earlier_lines_unread earlier_list_not_found earlier_sum_differs earlier_text_needed earlier_year_unfit fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so own_earlier_list paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'earlier.list': '',
  'earlier.preview':
    'earlier_checked_already earlier_lines_unread earlier_list_not_found earlier_sum_differs earlier_text_needed earlier_year_unfit fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so own_earlier_list paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'earlier.reject':
    'earlier_checked_already earlier_lines_unread earlier_list_not_found earlier_sum_differs earlier_text_needed earlier_year_unfit fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so own_earlier_list paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'earlier.take':
    'earlier_checked_already earlier_lines_unread earlier_list_not_found earlier_sum_differs earlier_text_needed earlier_year_unfit fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so own_earlier_list paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'fund.changeIndicator': 'amount_needed beyond_indicator day_ahead indicator_known indicator_not_found request_reused text_needed',
  'fund.enterBudget': 'beyond_fund day_ahead request_reused text_needed',
  'fund.enterIndicator': 'amount_needed beyond_indicator day_ahead indicator_known indicator_not_found request_reused text_needed',
  'fund.forecast': '',
  'fund.forecastRows': '',
  'fund.indicators': '',
  'fund.layDownRail': 'request_reused text_needed',
  'fund.list': '',
  'health.read': '',
  'inbox.done': '',
  'inbox.waiting': '',
  'interface.read': '',
  'job.cancel': 'job_not_found job_not_yours job_over',
  'job.get': 'job_not_found',
  'job.list': '',
  'jointReview.ask': 'batch_in_other_step batch_not_found body_not_found request_reused',
  'jointReview.check':
    'batch_in_other_step batch_not_found changed_meanwhile objection_without_rows own_work reason_needed request_reused row_not_found text_needed too_many_rounds wrong_state',
  'jointReview.close':
    'batch_in_other_step batch_not_found changed_meanwhile nobody_asked opinions_open own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'jointReview.enter':
    'batch_in_other_step batch_not_found changed_meanwhile day_ahead objection_without_rows own_work reason_needed request_reused row_not_found text_needed too_many_rounds upload_not_found wrong_state',
  'jointReview.enterReply':
    'batch_in_other_step batch_not_found changed_meanwhile columns_doubled columns_missing day_ahead file_broken_off file_empty file_locked file_spoiled file_too_large kind_not_taken objection_without_rows own_work purpose_unknown reason_needed reply_empty reply_list_changed reply_not_found reply_of_another reply_rows_refused reply_sheet_extra request_reused row_not_found text_needed too_many_rounds unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy workbook_too_long workbook_unreadable wrong_state',
  'jointReview.give':
    'batch_in_other_step batch_not_found changed_meanwhile not_your_body objection_without_rows own_work reason_needed request_reused row_not_found text_needed too_many_rounds wrong_state',
  'jointReview.list': '',
  'jointReview.previewReply':
    'batch_not_found columns_doubled columns_missing file_broken_off file_empty file_locked file_spoiled file_too_large kind_not_taken purpose_unknown reply_empty reply_list_changed reply_not_found reply_of_another reply_rows_refused reply_sheet_extra request_reused row_not_found unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy workbook_too_long workbook_unreadable',
  'jointReview.sendBack': 'changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'listExport.options':
    'fact_of_no_record fact_unknown_to_list filter_unreadable list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_run_yet query_cancelled region_without_facts run_not_whole run_unknown',
  'listExport.start':
    'fact_of_no_record fact_unknown_to_list filter_unreadable job_not_found list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_run_yet query_cancelled region_without_facts request_id_missing request_id_taken run_not_whole run_unknown',
  'message.list': '',
  'message.markAllRead': '',
  'message.markRead': '',
  'message.unread': '',
  'monthly.enterEvent':
    'account_asked account_damaged account_not_found account_not_registered account_number_unfit account_of_another account_replaced account_settled accounts_own accounts_unchecked amount_beyond_approval amount_needed answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit bank_code_unfit batch_in_other_step batch_is_empty batch_not_found beyond_fund beyond_indicator body_not_found changed_meanwhile claim_in_other_state claim_twice columns_doubled columns_missing columns_unfit counts_differ day_ahead day_past days_off_unknown draws_differ duties_meet event_ahead event_not_found fund_suffices fund_takes_other_rail fund_without_budget funds_differ funds_paper_differs funds_paper_missing grants_clash holder_differs indicator_known indicator_not_found indicator_of_other_fund indicator_twice layout_not_found list_changed month_not_screened month_passed month_unfit monthly_text_needed no_fund_named nobody_asked not_monthly not_paid_out not_published not_your_body nothing_in_round nothing_put_off nothing_to_check nothing_to_grant nothing_to_hand_over nothing_to_top_up nothing_waits_for_notice number_in_part numbers_without_basis objection_answered objection_without_rows objections_open opinions_open order_unfit own_amount_changed own_work page_strange paid_by_month parts_open payee_name_unknown payee_not_found person_unclear public_number_early publication_running published_already published_too_short put_off_first reason_needed receipt_unknown rehearsal_needed reply_empty reply_list_changed reply_not_found reply_of_another reply_rows_refused reply_sheet_extra request_reused row_not_found row_used_up rows_unsettled rules_unreadable sample_beyond sample_drawn sample_has_limit sample_needed sample_nobody sample_open sample_row_unfit sample_size_needed sample_undecided sample_whole sheet_needed shortage_day_unknown shortage_moved shortage_open step_not_in_order succession_unfit text_needed text_too_common text_too_short too_many_rounds too_many_rows too_many_words top_up_beyond unit_unclear upload_not_found value_unfit workbook_too_long workbook_unreadable wrong_state',
  'monthly.events': '',
  'monthly.layDownRefusals':
    'account_asked account_damaged account_not_found account_not_registered account_number_unfit account_of_another account_replaced account_settled accounts_own accounts_unchecked amount_beyond_approval amount_needed answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit bank_code_unfit batch_in_other_step batch_is_empty batch_not_found beyond_fund beyond_indicator body_not_found changed_meanwhile claim_in_other_state claim_twice columns_doubled columns_missing columns_unfit counts_differ day_ahead day_past days_off_unknown draws_differ duties_meet event_ahead event_not_found fund_suffices fund_takes_other_rail fund_without_budget funds_differ funds_paper_differs funds_paper_missing grants_clash holder_differs indicator_known indicator_not_found indicator_of_other_fund indicator_twice layout_not_found list_changed month_not_screened month_passed month_unfit monthly_text_needed no_fund_named nobody_asked not_monthly not_paid_out not_published not_your_body nothing_in_round nothing_put_off nothing_to_check nothing_to_grant nothing_to_hand_over nothing_to_top_up nothing_waits_for_notice numbers_without_basis objection_answered objection_without_rows objections_open opinions_open order_unfit own_amount_changed own_work paid_by_month parts_open payee_name_unknown payee_not_found person_unclear public_number_early publication_running published_already published_too_short put_off_first reason_needed receipt_unknown rehearsal_needed reply_empty reply_list_changed reply_not_found reply_of_another reply_rows_refused reply_sheet_extra request_reused row_not_found row_used_up rows_unsettled rules_unreadable sample_beyond sample_drawn sample_has_limit sample_needed sample_nobody sample_open sample_row_unfit sample_size_needed sample_undecided sample_whole sheet_needed shortage_day_unknown shortage_moved shortage_open step_not_in_order succession_unfit text_needed too_many_rounds too_many_rows too_many_words top_up_beyond unit_unclear upload_not_found value_unfit workbook_too_long workbook_unreadable wrong_state',
  'monthly.leads': '',
  'monthly.make':
    'account_asked account_damaged account_not_found account_not_registered account_number_unfit account_of_another account_replaced account_settled accounts_own accounts_unchecked amount_beyond_approval amount_needed answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit bank_code_unfit batch_in_other_step batch_is_empty batch_not_found beyond_fund beyond_indicator body_not_found changed_meanwhile claim_in_other_state claim_twice columns_doubled columns_missing columns_unfit counts_differ day_ahead day_past days_off_unknown draws_differ duties_meet event_ahead event_not_found fund_suffices fund_takes_other_rail fund_without_budget funds_differ funds_paper_differs funds_paper_missing grants_clash holder_differs indicator_known indicator_not_found indicator_of_other_fund indicator_twice layout_not_found list_changed list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown month_not_screened month_passed month_unfit monthly_text_needed no_fund_named no_run_yet nobody_asked not_monthly not_paid_out not_published not_your_body nothing_in_round nothing_put_off nothing_to_check nothing_to_grant nothing_to_hand_over nothing_to_top_up nothing_waits_for_notice numbers_without_basis objection_answered objection_without_rows objections_open opinions_open order_unfit own_amount_changed own_work paid_by_month parts_open payee_name_unknown payee_not_found person_unclear public_number_early publication_running published_already published_too_short put_off_first query_cancelled reason_needed receipt_unknown region_without_facts rehearsal_needed reply_empty reply_list_changed reply_not_found reply_of_another reply_rows_refused reply_sheet_extra request_reused row_not_found row_used_up rows_unsettled rules_unreadable run_damaged run_not_whole run_unknown sample_beyond sample_drawn sample_has_limit sample_needed sample_nobody sample_open sample_row_unfit sample_size_needed sample_undecided sample_whole sheet_needed shortage_day_unknown shortage_moved shortage_open step_not_in_order succession_unfit text_needed too_many_rounds too_many_rows too_many_words top_up_beyond unit_unclear upload_not_found value_unfit workbook_too_long workbook_unreadable wrong_state',
  'monthly.people':
    'account_asked account_damaged account_not_found account_not_registered account_number_unfit account_of_another account_replaced account_settled accounts_own accounts_unchecked amount_beyond_approval amount_needed answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit bank_code_unfit batch_in_other_step batch_is_empty batch_not_found beyond_fund beyond_indicator body_not_found changed_meanwhile claim_in_other_state claim_twice columns_doubled columns_missing columns_unfit counts_differ day_ahead day_past days_off_unknown draws_differ duties_meet event_ahead event_not_found fund_suffices fund_takes_other_rail fund_without_budget funds_differ funds_paper_differs funds_paper_missing grants_clash holder_differs indicator_known indicator_not_found indicator_of_other_fund indicator_twice layout_not_found list_changed list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown month_not_screened month_passed month_unfit monthly_text_needed no_fund_named no_run_yet nobody_asked not_monthly not_paid_out not_published not_your_body nothing_in_round nothing_put_off nothing_to_check nothing_to_grant nothing_to_hand_over nothing_to_top_up nothing_waits_for_notice numbers_without_basis objection_answered objection_without_rows objections_open opinions_open order_unfit own_amount_changed own_work paid_by_month parts_open payee_name_unknown payee_not_found person_unclear public_number_early publication_running published_already published_too_short put_off_first query_cancelled reason_needed receipt_unknown region_without_facts rehearsal_needed reply_empty reply_list_changed reply_not_found reply_of_another reply_rows_refused reply_sheet_extra request_reused row_not_found row_used_up rows_unsettled rules_unreadable run_damaged run_not_whole run_unknown sample_beyond sample_drawn sample_has_limit sample_needed sample_nobody sample_open sample_row_unfit sample_size_needed sample_undecided sample_whole sheet_needed shortage_day_unknown shortage_moved shortage_open step_not_in_order succession_unfit text_needed too_many_rounds too_many_rows too_many_words top_up_beyond unit_unclear upload_not_found value_unfit workbook_too_long workbook_unreadable wrong_state',
  'monthly.policies': '',
  'monthly.preview':
    'account_asked account_damaged account_not_found account_not_registered account_number_unfit account_of_another account_replaced account_settled accounts_own accounts_unchecked amount_beyond_approval amount_needed answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit bank_code_unfit batch_in_other_step batch_is_empty batch_not_found beyond_fund beyond_indicator body_not_found changed_meanwhile claim_in_other_state claim_twice columns_doubled columns_missing columns_unfit counts_differ day_ahead day_past days_off_unknown draws_differ duties_meet event_ahead event_not_found fund_suffices fund_takes_other_rail fund_without_budget funds_differ funds_paper_differs funds_paper_missing grants_clash holder_differs indicator_known indicator_not_found indicator_of_other_fund indicator_twice layout_not_found list_changed list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown month_not_screened month_passed month_unfit monthly_text_needed no_fund_named no_run_yet nobody_asked not_monthly not_paid_out not_published not_your_body nothing_in_round nothing_put_off nothing_to_check nothing_to_grant nothing_to_hand_over nothing_to_top_up nothing_waits_for_notice numbers_without_basis objection_answered objection_without_rows objections_open opinions_open order_unfit own_amount_changed own_work paid_by_month parts_open payee_name_unknown payee_not_found person_unclear public_number_early publication_running published_already published_too_short put_off_first query_cancelled reason_needed receipt_unknown region_without_facts rehearsal_needed reply_empty reply_list_changed reply_not_found reply_of_another reply_rows_refused reply_sheet_extra request_reused row_not_found row_used_up rows_unsettled rules_unreadable run_damaged run_not_whole run_unknown sample_beyond sample_drawn sample_has_limit sample_needed sample_nobody sample_open sample_row_unfit sample_size_needed sample_undecided sample_whole sheet_needed shortage_day_unknown shortage_moved shortage_open step_not_in_order succession_unfit text_needed too_many_rounds too_many_rows too_many_words top_up_beyond unit_unclear upload_not_found value_unfit workbook_too_long workbook_unreadable wrong_state',
  'monthly.revokeEvent':
    'account_asked account_damaged account_not_found account_not_registered account_number_unfit account_of_another account_replaced account_settled accounts_own accounts_unchecked amount_beyond_approval amount_needed answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit bank_code_unfit batch_in_other_step batch_is_empty batch_not_found beyond_fund beyond_indicator body_not_found changed_meanwhile claim_in_other_state claim_twice columns_doubled columns_missing columns_unfit counts_differ day_ahead day_past days_off_unknown draws_differ duties_meet event_ahead event_not_found fund_suffices fund_takes_other_rail fund_without_budget funds_differ funds_paper_differs funds_paper_missing grants_clash holder_differs indicator_known indicator_not_found indicator_of_other_fund indicator_twice layout_not_found list_changed month_not_screened month_passed month_unfit monthly_text_needed no_fund_named nobody_asked not_monthly not_paid_out not_published not_your_body nothing_in_round nothing_put_off nothing_to_check nothing_to_grant nothing_to_hand_over nothing_to_top_up nothing_waits_for_notice numbers_without_basis objection_answered objection_without_rows objections_open opinions_open order_unfit own_amount_changed own_work paid_by_month parts_open payee_name_unknown payee_not_found person_unclear public_number_early publication_running published_already published_too_short put_off_first reason_needed receipt_unknown rehearsal_needed reply_empty reply_list_changed reply_not_found reply_of_another reply_rows_refused reply_sheet_extra request_reused row_not_found row_used_up rows_unsettled rules_unreadable sample_beyond sample_drawn sample_has_limit sample_needed sample_nobody sample_open sample_row_unfit sample_size_needed sample_undecided sample_whole sheet_needed shortage_day_unknown shortage_moved shortage_open step_not_in_order succession_unfit text_needed too_many_rounds too_many_rows too_many_words top_up_beyond unit_unclear upload_not_found value_unfit workbook_too_long workbook_unreadable wrong_state',
  'monthly.roundPeople': '',
  'monthly.rounds': '',
  'own.askAccount':
    'account_asked account_not_found account_not_registered account_number_unfit account_replaced account_settled bank_code_unfit batch_not_found claim_in_other_state claim_twice holder_differs payee_name_unknown payee_not_found request_reused row_not_found text_needed',
  'own.confirm':
    'account_asked account_not_found account_of_another account_replaced account_settled batch_in_other_step batch_not_found claim_in_other_state claim_twice request_reused row_not_found text_needed upload_not_found',
  'own.deferrals': '',
  'own.object':
    'batch_in_other_step batch_not_found changed_meanwhile day_past not_published own_work reason_needed request_reused row_not_found sheet_needed text_needed too_many_rounds upload_not_found wrong_state',
  'own.objectable': '',
  'own.row': 'row_not_found',
  'own.rows': '',
  'own.waive':
    'batch_in_other_step batch_not_found claim_in_other_state claim_twice own_amount_changed request_reused row_not_found text_needed upload_not_found',
  'paidList.export':
    'fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable job_not_found kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_id_missing request_id_taken request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'paidList.get':
    'fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'paidList.list': '',
  'paidList.rows':
    'fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'paidList.start':
    'fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable job_not_found kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_id_missing request_id_taken request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'paidList.understand':
    'fact_of_no_record fact_unknown_to_list file_broken_off file_empty file_locked file_spoiled file_too_large filter_unreadable kind_not_taken list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_headings_there no_list_found no_payments no_run_yet not_identified_so paid_list_not_found paid_rows_damaged purpose_unknown query_cancelled reading_lacks region_without_facts request_reused run_damaged run_not_whole run_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'paper.issueOfAccount':
    'paper_column_without_data paper_issued_already paper_not_found paper_numbers_busy paper_of_others paper_outdated paper_rows_without_account paper_waits request_reused',
  'paper.issueOfApplication':
    'paper_column_without_data paper_issued_already paper_not_found paper_numbers_busy paper_of_others paper_outdated paper_rows_without_account paper_waits request_reused',
  'paper.issueOfBatch':
    'paper_column_without_data paper_issued_already paper_not_found paper_numbers_busy paper_of_others paper_outdated paper_rows_without_account paper_waits request_reused',
  'paper.issueOfDeferral':
    'paper_column_without_data paper_issued_already paper_not_found paper_numbers_busy paper_of_others paper_outdated paper_rows_without_account paper_waits request_reused',
  'paper.issueOfInquiry':
    'paper_column_without_data paper_issued_already paper_not_found paper_numbers_busy paper_of_others paper_outdated paper_rows_without_account paper_waits request_reused',
  'paper.issueOfRecovery':
    'paper_column_without_data paper_issued_already paper_not_found paper_numbers_busy paper_of_others paper_outdated paper_rows_without_account paper_waits request_reused',
  'paper.ofAccount': '',
  'paper.ofApplication': '',
  'paper.ofBatch': '',
  'paper.ofDeferral': '',
  'paper.ofInquiry': '',
  'paper.ofRecovery': '',
  'payeeCall.enter': 'again_not_later call_of_others request_reused text_needed',
  'payeeCall.list': '',
  'payment.accept':
    'batch_in_other_step batch_not_found changed_meanwhile draws_differ funds_paper_differs funds_paper_missing own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'payment.accountRequests': '',
  'payment.accounts': '',
  'payment.accountsToCheck': '',
  'payment.checkAccounts': 'accounts_own batch_not_found claim_in_other_state claim_twice nothing_to_check request_reused row_not_found',
  'payment.closeAccountCheck':
    'accounts_unchecked batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'payment.compareAnswer':
    'answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit batch_in_other_step batch_not_found file_broken_off file_empty file_locked file_spoiled file_too_large kind_not_taken layout_not_found purpose_unknown request_reused unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'payment.confirm':
    'account_not_found account_of_another account_replaced account_settled batch_in_other_step batch_not_found claim_in_other_state claim_twice request_reused row_not_found text_needed upload_not_found',
  'payment.correct':
    'account_not_found account_of_another account_replaced changed_meanwhile claim_in_other_state claim_twice own_work reason_needed request_reused row_not_found text_needed too_many_rounds wrong_state',
  'payment.declineAsked': 'changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'payment.drawOnIndicators':
    'amount_needed batch_in_other_step batch_not_found beyond_indicator draws_differ fund_takes_other_rail indicator_not_found indicator_of_other_fund indicator_twice request_reused',
  'payment.draws': '',
  'payment.enterAccounts':
    'account_not_found account_not_registered account_number_unfit account_replaced bank_code_unfit holder_differs payee_name_unknown payee_not_found request_reused text_needed',
  'payment.enterAsked':
    'account_damaged account_not_found account_not_registered account_number_unfit account_replaced bank_code_unfit batch_not_found changed_meanwhile holder_differs own_work payee_name_unknown payee_not_found reason_needed request_reused row_not_found text_needed too_many_rounds wrong_state',
  'payment.enterFundsPaper':
    'batch_in_other_step batch_not_found day_ahead draws_differ fund_takes_other_rail funds_paper_differs request_reused text_needed upload_not_found',
  'payment.files': '',
  'payment.handOver':
    'account_damaged accounts_unchecked batch_in_other_step batch_not_found changed_meanwhile day_ahead draws_differ fund_takes_other_rail funds_paper_differs layout_not_found nothing_to_hand_over own_work reason_needed request_reused row_not_found sample_beyond sample_needed sample_open sample_undecided step_not_in_order text_needed too_many_rounds upload_not_found value_unfit wrong_state',
  'payment.lackingFunds': 'batch_not_found',
  'payment.layouts': '',
  'payment.moneyBack':
    'batch_not_found claim_in_other_state claim_twice day_ahead funds_paper_differs request_reused row_not_found text_needed upload_not_found',
  'payment.previewAnswer':
    'answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit batch_in_other_step batch_not_found file_broken_off file_empty file_locked file_spoiled file_too_large kind_not_taken layout_not_found purpose_unknown request_reused unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'payment.previewHandOver': 'batch_in_other_step batch_not_found fund_takes_other_rail layout_not_found',
  'payment.recheck':
    'accounts_own changed_meanwhile claim_in_other_state claim_twice own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'payment.releaseDraws': 'batch_in_other_step batch_not_found fund_takes_other_rail request_reused',
  'payment.sendBack':
    'changed_meanwhile claim_in_other_state claim_twice own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'payment.settle':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found rows_unsettled step_not_in_order too_many_rounds wrong_state',
  'payment.takeAnswer':
    'answer_account_differs answer_amount_differs answer_broken_off answer_contradicts answer_day_unfit answer_empty answer_line_unfit answer_line_unknown answer_not_encoded answer_of_other_batch answer_result_unknown answer_sum_differs answer_twice answer_value_unfit batch_in_other_step batch_not_found file_broken_off file_empty file_locked file_spoiled file_too_large kind_not_taken layout_not_found purpose_unknown request_reused unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'payment.waive':
    'batch_in_other_step batch_not_found claim_in_other_state claim_twice request_reused row_not_found text_needed upload_not_found',
  'plan.compare':
    'bundle_outgrown circular_link is_folder missing name_too_long no_permission not_file not_folder plan_not_shown policy_not_stated run_damaged run_unreadable run_without_bundle too_large unreadable',
  'plan.find':
    'bundle_outgrown circular_link is_folder missing name_too_long no_permission not_file not_folder run_damaged run_unreadable run_without_bundle too_large unreadable',
  'plan.list':
    'bundle_outgrown circular_link is_folder missing name_too_long no_permission not_file not_folder run_damaged run_unreadable run_without_bundle too_large unreadable',
  'plan.page':
    'bundle_outgrown circular_link is_folder missing name_too_long no_permission no_run_yet not_file not_folder plan_not_shown policy_not_stated run_damaged run_not_whole run_unknown run_unreadable run_without_bundle too_large unreadable',
  'post.bodies': '',
  'post.closeBody':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'post.cover':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'post.end':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'post.handOver':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'post.list': '',
  'post.open':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'post.openBody':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'post.regions': '',
  'publication.answerObjection':
    'amount_beyond_approval batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'publication.end':
    'batch_in_other_step batch_not_found changed_meanwhile not_published objections_open own_work publication_running reason_needed request_reused row_not_found step_not_in_order too_many_rounds wrong_state',
  'publication.endNotice': 'batch_not_found nothing_waits_for_notice publication_running request_reused row_not_found',
  'publication.investigateObjection':
    'amount_beyond_approval amount_needed changed_meanwhile own_work reason_needed request_reused row_not_found text_needed too_many_rounds upload_not_found wrong_state',
  'publication.keepProof': 'request_reused row_not_found upload_not_found',
  'publication.list': '',
  'publication.publish':
    'batch_in_other_step batch_is_empty batch_not_found columns_unfit counts_differ days_off_unknown numbers_without_basis published_already published_too_short request_reused text_needed upload_not_found',
  'publication.receiveObjection':
    'batch_in_other_step batch_not_found changed_meanwhile day_past not_published own_work reason_needed request_reused row_not_found sheet_needed text_needed too_many_rounds upload_not_found wrong_state',
  'publication.sendBackObjection': 'changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'publication.takeDown': 'day_ahead publication_running request_reused row_not_found upload_not_found',
  'receipt.add': 'objection_answered receipt_unknown too_many_words',
  'receipt.ask': 'receipt_unknown',
  'reconciliation.accounts': '',
  'reconciliation.agree': 'request_reused',
  'reconciliation.enterAccount':
    'reconciliation_text_needed request_reused settlement_account_there settlement_day_ahead settlement_fund_unknown',
  'reconciliation.explain': 'request_reused',
  'reconciliation.layDownRhythm': 'reconciliation_text_needed request_reused settlement_account_not_found',
  'reconciliation.layouts': '',
  'reconciliation.matchAgain': 'request_reused settlement_account_not_found',
  'reconciliation.matchByHand': 'request_reused',
  'reconciliation.matches': 'settlement_account_not_found',
  'reconciliation.open': 'settlement_account_not_found',
  'reconciliation.previewStatement':
    'file_broken_off file_empty file_locked file_spoiled file_too_large kind_not_taken match_item_not_open match_not_counted match_not_found match_not_waiting match_sums_differ match_too_few own_match purpose_unknown reconciliation_text_needed request_reused settlement_account_not_found settlement_account_there settlement_day_ahead settlement_fund_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text statement_account_differs statement_balance_breaks statement_before_opening statement_head_unfit statement_headings_missing statement_layout_of_other statement_layout_unknown statement_line_broken statement_line_unfit statement_opening_differs statement_outside_period statement_overlaps statement_period_missing statement_period_unfit statement_sum_differs statement_too_long statement_without_balance unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'reconciliation.reject': 'request_reused',
  'reconciliation.statements': 'settlement_account_not_found',
  'reconciliation.takeApart': 'request_reused',
  'reconciliation.takeStatement':
    'file_broken_off file_empty file_locked file_spoiled file_too_large kind_not_taken match_item_not_open match_not_counted match_not_found match_not_waiting match_sums_differ match_too_few own_match purpose_unknown reconciliation_text_needed request_reused settlement_account_not_found settlement_account_there settlement_day_ahead settlement_fund_unknown sheet_damaged sheet_empty sheet_is_page sheet_locked sheet_not_text statement_account_differs statement_balance_breaks statement_before_opening statement_head_unfit statement_headings_missing statement_layout_of_other statement_layout_unknown statement_line_broken statement_line_unfit statement_opening_differs statement_outside_period statement_overlaps statement_period_missing statement_period_unfit statement_sum_differs statement_too_long statement_without_balance unpacks_too_far upload_damaged upload_in_use upload_not_found uploads_busy',
  'recovery.agree':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.claimable': '',
  'recovery.declineWriteOff':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.enforce':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.lapse':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.layDownOffset':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.list': '',
  'recovery.notify':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.open':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.orderReturn':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.plead':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.proposeWriteOff':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.read': 'recovery_not_found',
  'recovery.receive':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.sendBack':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.serve':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.setOff':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.urge':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.withdraw':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'recovery.writeOff':
    'amount_not_positive batch_not_found beyond_outstanding beyond_paid changed_meanwhile claim_in_other_state claim_twice day_ahead day_before days_off_unknown decision_unfit instalment_days instalments_differ money_came money_not_yet not_one_case not_paid offset_not_in_force offset_row_unfit own_work reason_needed recovery_not_found recovery_text_needed request_reused row_not_found row_used_up term_running too_many_rounds urging_missing voucher_differs wrong_state',
  'rehearsal.findings': '',
  'rehearsal.make': 'batch_in_other_step batch_not_found list_changed request_reused row_not_found',
  'rehearsal.read': 'batch_not_found',
  'run.changes':
    'list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_run_yet query_cancelled region_without_facts run_damaged run_not_whole run_unknown',
  'run.compare':
    'list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_run_yet query_cancelled region_without_facts run_damaged run_not_whole run_unknown',
  'run.list': 'region_without_facts',
  'run.overview': 'no_run_yet query_cancelled region_without_facts run_damaged run_not_whole run_unknown',
  'run.putBack': 'not_set_aside request_reused screening_unknown set_aside_already',
  'run.setAside': 'not_set_aside request_reused screening_unknown set_aside_already',
  'sample.assign': 'batch_in_other_step batch_not_found request_reused row_not_found sample_needed sample_nobody',
  'sample.decide':
    'batch_in_other_step batch_not_found request_reused row_not_found sample_has_limit sample_needed sample_open text_needed',
  'sample.draw':
    'batch_in_other_step batch_is_empty batch_not_found day_ahead public_number_early request_reused row_not_found sample_drawn sample_size_needed text_needed',
  'sample.drawFurther':
    'batch_in_other_step batch_not_found request_reused row_not_found sample_needed sample_open sample_whole text_needed',
  'sample.end':
    'batch_in_other_step batch_not_found changed_meanwhile own_work reason_needed request_reused row_not_found sample_beyond sample_needed sample_open sample_undecided step_not_in_order too_many_rounds wrong_state',
  'sample.look': 'batch_in_other_step batch_not_found request_reused sample_row_unfit text_needed',
  'sample.read': 'batch_not_found',
  'sample.rows': '',
  'screening.options': '',
  'screening.start':
    'job_not_found no_plan nothing_in_force plan_has_mistakes plan_unknown request_id_missing request_id_taken snapshot_damaged snapshot_unknown year_missing year_unfit',
  'session.changePassword': 'current_wrong locked not_signed_in password_unfit session_ended',
  'session.demoAccounts': '',
  'session.endMine':
    'account_disabled account_open account_unknown beyond_own_range body_in_use body_taken body_unknown changed_meanwhile_there cover_of_cover cover_of_self cover_too_long day_past days_reversed duties_exclude login_taken login_unfit not_locked own_account password_taken_over post_over post_there post_unknown region_unknown request_reused session_unknown subject_needed subject_of_nobody too_many_regions',
  'session.mine': '',
  'session.signIn': 'locked no_post not_known not_signed_in session_ended',
  'session.signOut': '',
  'session.signOutEverywhere': '',
  'session.waysIn': '',
  'session.whoAmI': '',
  'shortage.agree':
    'batch_in_other_step batch_not_found changed_meanwhile claim_twice day_ahead fund_suffices fund_without_budget own_work reason_needed request_reused row_not_found shortage_day_unknown shortage_moved shortage_open text_needed too_many_rounds wrong_state',
  'shortage.decline': 'changed_meanwhile own_work reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'shortage.preview':
    'batch_in_other_step batch_not_found claim_twice fund_suffices fund_without_budget list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown query_cancelled region_without_facts row_not_found run_damaged shortage_day_unknown',
  'shortage.propose':
    'batch_in_other_step batch_not_found changed_meanwhile claim_twice day_ahead fund_suffices fund_without_budget list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown own_work query_cancelled reason_needed region_without_facts request_reused row_not_found run_damaged shortage_day_unknown shortage_moved shortage_open text_needed too_many_rounds wrong_state',
  'shortage.read': 'batch_not_found',
  'shortage.resume':
    'batch_not_found beyond_fund changed_meanwhile fund_without_budget nothing_put_off own_work put_off_first reason_needed request_reused row_not_found too_many_rounds wrong_state',
  'snapshot.list': '',
  'subject.decisions':
    'no_run_yet purpose_missing query_cancelled region_without_facts run_damaged run_not_whole run_unknown subject_not_found',
  'subject.find': 'number_in_part page_strange text_too_common text_too_short',
  'subject.page': 'purpose_missing subject_not_found',
  'subject.regions': '',
  'subject.reveal': 'cipher_damaged purpose_missing subject_not_found',
  'topUp.above': '',
  'topUp.make':
    'filter_unreadable funds_differ list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_fund_named no_run_yet not_paid_out nothing_to_grant nothing_to_top_up paid_by_month query_cancelled region_without_facts request_reused rules_unreadable run_damaged run_not_whole run_unknown text_needed too_many_rows',
  'topUp.preview':
    'filter_unreadable list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_run_yet not_paid_out paid_by_month query_cancelled region_without_facts run_damaged run_not_whole run_unknown',
  'topUp.succeed':
    'day_ahead number_in_part page_strange request_reused succession_unfit text_needed text_too_common text_too_short unit_unclear',
  'trail.events': '',
  'trail.looks': '',
  'upload.discard': 'upload_in_use upload_not_found',
  'upload.pending': '',
  'verification.answer':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.answerAll':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit job_not_found letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_id_missing request_id_taken request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.answerWorkbook':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit job_not_found letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_id_missing request_id_taken request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.check':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.checkAll':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit job_not_found letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_id_missing request_id_taken request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.handedOn': '',
  'verification.inquiries': '',
  'verification.list': 'row_not_found',
  'verification.open':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit fact_of_no_record fact_unknown_to_list filter_unreadable letter_of_another list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_letter_in_it no_run_yet nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work query_cancelled reason_needed region_without_facts request_reused row_not_found rows_changed run_damaged run_not_whole run_unknown snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.preview':
    'fact_of_no_record fact_unknown_to_list filter_unreadable list_cursor_strange list_keys_too_many list_part_unknown list_policy_unknown list_subjects_differ list_value_unknown no_run_yet query_cancelled region_without_facts run_damaged run_not_whole run_unknown',
  'verification.readWorkbook':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.releasable': '',
  'verification.release':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit job_not_found letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_id_missing request_id_taken request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.sendBack':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'verification.steps': '',
  'verification.withdraw':
    'changed_meanwhile columns_doubled columns_missing day_ahead day_too_early due_unfit letter_of_another no_letter_in_it nothing_to_ask nothing_to_do nothing_to_fill nothing_to_release own_work reason_needed request_reused row_not_found rows_changed snapshot_not_there source_needed too_many too_many_rounds upload_not_found value_needed value_unfit workbook_too_long workbook_unreadable wrong_state',
  'view.list': '',
  'view.overwrite': 'request_reused too_many_views view_changed view_name_taken view_not_found',
  'view.prefer': 'request_reused too_many_views view_changed view_name_taken view_not_found',
  'view.remove': 'request_reused too_many_views view_changed view_name_taken view_not_found',
  'view.rename': 'request_reused too_many_views view_changed view_name_taken view_not_found',
  'view.save': 'request_reused too_many_views view_changed view_name_taken view_not_found',
  'view.share': 'request_reused too_many_views view_changed view_name_taken view_not_found',
}

/** The codes of a procedure, `job.get`; none for one that never refuses on its own. */
export const refusalCodesOf = (procedure: string): readonly string[] =>
  (refusalCodes[procedure] ?? '').split(' ').filter((code) => code !== '')
