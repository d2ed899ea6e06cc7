#!/bin/sh
# Programs that tests need from the system: Chromium (screens), poppler and qpdf (PDFs), nginx and openssl (several
# processes behind one address), strace (counting syncs of the disk), faketime (clocks that jump), Java (veraPDF).
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
  need faketime faketime
fi
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing for the tests:$missing"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "The tests need these programs:$missing"
echo "Please install them, for example:  sudo apt-get install$missing   (macOS: brew install --cask chromium; brew install poppler qpdf nginx)"
exit 1
