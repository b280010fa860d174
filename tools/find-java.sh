#!/bin/sh
# Makes sure of a Java for the tests of Spark; installs Debian's where that is possible.
set -u

command -v java >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Java for the tests of Spark ..." >&2
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y default-jre-headless >/dev/null
    command -v java >/dev/null && exit 0
fi
echo "Without Java the tests of Spark are skipped. Debian, Ubuntu: sudo apt install default-jre-headless" >&2
