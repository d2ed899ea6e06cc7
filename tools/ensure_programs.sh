#!/bin/sh
# Programs that tests need from the system: Chromium (screens), poppler and qpdf (PDFs), nginx and openssl (several
# processes behind one address), strace (counting syncs of the disk), Java (veraPDF).
# Installs them where it may, says what is missing where it may not.
missing=""
need() { # PROGRAM PACKAGE
  command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || missing="$missing $2"
}
command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || need chromium chromium
need pdftoppm poppler-utils
need qpdf qpdf
need nginx nginx-light
need openssl openssl
need java default-jre-headless
if [ "$(uname -s)" = Linux ]; then
  need strace strace
fi
may_install() { command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; }
# the Chromium without windows opens a page with a sixth of the processor time: taken where it is to be had, never needed
lighter() {
  command -v chromium-headless-shell >/dev/null 2>&1 && return
  may_install && command -v timeout >/dev/null 2>&1 || return
  for step in 1 2; do
    DEBIAN_FRONTEND=noninteractive timeout 60 apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null 2>&1 && return
    [ $step = 1 ] && timeout 20 apt-get -o Acquire::http::Timeout=5 -o Acquire::Retries=0 update -qq >/dev/null 2>&1 || return
  done
}
if [ -z "$missing" ]; then
  lighter
  exit 0
fi
if may_install; then
  echo "Installing for the tests:$missing"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && { lighter; exit 0; }
fi
echo "The tests need these programs:$missing"
echo "Please install them, for example:  sudo apt-get install$missing   (macOS: brew install --cask chromium; brew install poppler qpdf nginx)"
exit 1
