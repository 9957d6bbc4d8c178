@echo off
rem Starts Interleave with a JDK 25 or later: JAVA_HOME's, the one it was built with, or the one on PATH.
setlocal enabledelayedexpansion
set "image=%~dp0.."
set "java="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined java if exist "%image%\lib\built-with" (
  set /p built=<"%image%\lib\built-with"
  call :try "!built!"
)
if not defined java for %%j in (java.exe) do if not "%%~$PATH:j"=="" for %%h in ("%%~dp$PATH:j..") do call :try "%%~fh"
if not defined java (
  echo interleave: needs a JDK 25 or later; install one ^(https://adoptium.net^) and set JAVA_HOME to it. 1>&2
  exit /b 4
)
"%java%" @"%image%\bin\options" -Xlog:aot=off -Xlog:cds=off "-XX:AOTCache=%image%\lib\interleave.aot" %INTERLEAVE_JAVA_OPTIONS% -p "%image%\lib" -m interleave/interleave.cli.Main %*
exit /b %errorlevel%

:try
if not exist "%~1\bin\java.exe" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do (
  set "major=%%~v"
  set "major=!major:"=!"
  if !major! geq 25 set "java=%~1\bin\java.exe"
)
exit /b
