@echo off
node "%~dp0..\tools\run.mjs" ballast %*
