#!/bin/sh
# Keeps the kiosk's screen up for a whole night: runs `kiosk run`, brings it back at once whenever it ends badly,
# puts the terminal right in between, and never leaves an attendee at a shell.
#
#   kiosk-run.sh [options of `kiosk run`]
#
# KIOSK       the program; default: the one of this checkout, else `kiosk` on the PATH
# KIOSK_HOLD  if set, what was said last stays on the screen after the end: a terminal window that closes with its
#             program (kiosk.service) would take the words along
#
# Exit code: 0 when an organiser left the program, 78 when configuration or pack is broken, 127 without a program.

# A fast death is one within 10 s of its start; a kiosk that paints takes 0.3 s, a visit takes minutes.
fast=10
# After 5 of them in a row something is wrong that restarting does not cure.
enough=5
# Then once a minute: a pulled stick or a full disk may be put right, and the kiosk comes back by itself.
rest=${KIOSK_REST:-60}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ -z "${KIOSK:-}" ]; then
  KIOSK=kiosk
  [ -x "$here/../../.venv/bin/kiosk" ] && KIOSK="$here/../../.venv/bin/kiosk"
fi

# Each of these would open a door or leave a trace: TEXTUAL_DEBUG alone writes every key pressed into a file.
unset TEXTUAL TEXTUAL_DRIVER TEXTUAL_ALLOW_SIGNALS TEXTUAL_LOG TEXTUAL_LOG_LEVEL TEXTUAL_DEBUG TEXTUAL_DEVTOOLS_HOST \
  TEXTUAL_PRESS TEXTUAL_SCREENSHOT TEXTUAL_SCREENSHOT_LOCATION TEXTUAL_SCREENSHOT_FILENAME
# Names and letters are UTF-8, whatever the machine was set up for.
export PYTHONUTF8=1

# Ctrl+C, Ctrl+\ and Ctrl+Z make signals only while the program is not in raw mode, which is just before it starts and just
# after it ends: ignored here they are ignored there.
trap '' INT QUIT TSTP
# systemd and a closing window tell the program, too, which then puts the terminal right; we only must not start it again.
ended=''
trap 'ended=yes' TERM HUP

terminal=''
[ -t 0 ] && terminal=yes
[ -n "$terminal" ] && before=$(stty -g)

quiet() { # no echo and no signal keys while no program reads the keyboard
  [ -n "$terminal" ] && stty sane -isig -echo
}

reset_screen() { # what a killed program leaves on: keyboard protocol, mouse, focus, paste, the other screen, no cursor
  printf '\033[<u\033[?1000l\033[?1002l\033[?1003l\033[?1004l\033[?1006l\033[?1015l\033[?2004l\033[?2026l\033[?1049l\033[?7h\033[?25h\033[0m'
}

wipe() { # the first screen and what scrolled off it: nothing of one visit stays for the next
  printf '\033[H\033[2J\033[3J'
}

leave() {
  if [ -n "${KIOSK_HOLD:-}" ] && [ "$1" -ne 0 ]; then
    while [ -z "$ended" ]; do sleep 1; done
  fi
  [ -n "$terminal" ] && stty sane && stty "$before"
  exit "$1"
}

command -v "$KIOSK" >/dev/null 2>&1 || {
  printf '%s\n' "The kiosk is not installed here. Start it once with: python3 -m kiosk"
  leave 127
}

deaths=0
while :; do
  quiet
  started=$(date +%s)
  "$KIOSK" run "$@"
  code=$?
  reset_screen
  quiet
  [ -n "$ended" ] && leave 0
  case $code in
    0) leave 0 ;;
    # Wrong options and a broken configuration do not mend themselves; their sentences stand above.
    2 | 78 | 126 | 127)
      printf '\n%s\n' "The kiosk can't start until this is put right. Please ask a volunteer."
      leave 78
      ;;
  esac
  if [ $(($(date +%s) - started)) -lt $fast ]; then deaths=$((deaths + 1)); else deaths=0; fi
  if [ $deaths -ge $enough ]; then
    # What the program said stands above, for the volunteer; it never quotes anybody's words.
    printf '\n%s\n' "The kiosk is resting. Please ask a volunteer. Letters that were counted are safe."
    sleep "$rest"
  else
    # Long enough to be noticed as a blink, and to let a second Ctrl+C of an impatient hand fall into nothing.
    sleep 0.2 2>/dev/null || sleep 1
  fi
  [ -n "$ended" ] && leave 0
  wipe
done
