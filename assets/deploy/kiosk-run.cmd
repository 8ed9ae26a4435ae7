@echo off
rem Keeps the kiosk's screen up on Windows: runs `kiosk run` and brings it back at once whenever it ends badly.
rem
rem   kiosk-run.cmd [options of `kiosk run`]
rem
rem Ends with 0 when an organiser left the program and with 78 when configuration or pack is broken. Between two starts
rem Ctrl+C asks "Terminate batch job (Y/N)?", which a batch file can't forbid: use an account that has nothing to lose,
rem and Windows' own assigned access (kiosk mode) where the machine stands alone in a room.

setlocal
rem Names and letters are UTF-8, whatever the machine was set up for.
set PYTHONUTF8=1
chcp 65001 >nul
rem Each of these would open a door or leave a trace: TEXTUAL_DEBUG alone writes every key pressed into a file.
for /f "tokens=1 delims==" %%v in ('set TEXTUAL 2^>nul') do set "%%v="

if "%KIOSK%"=="" if exist "%~dp0..\..\.venv\Scripts\kiosk.cmd" set "KIOSK=%~dp0..\..\.venv\Scripts\kiosk.cmd"
if "%KIOSK%"=="" set "KIOSK=kiosk"
set deaths=0

:start
call "%KIOSK%" run %*
set code=%ERRORLEVEL%
if %code%==0 exit /b 0
rem Wrong options and a broken configuration do not mend themselves; their sentences stand above. 9009: no such program.
if %code%==2 goto broken
if %code%==78 goto broken
if %code%==9009 goto broken
rem Windows gives a batch file no clock to reckon with: five ends in a row are taken for fast ones, and cost a minute's rest.
set /a deaths+=1
if %deaths% geq 5 goto rest
goto start

:rest
echo.
echo The kiosk is resting. Please ask a volunteer. Letters that were counted are safe.
timeout /t 60 /nobreak >nul
set deaths=0
cls
goto start

:broken
echo.
echo The kiosk can't start until this is put right. Please ask a volunteer.
exit /b 78
