#!/bin/sh
# Installs the packages of requirements/debian.txt that are missing, if this user may; says so if not. Never fails:
# the tests that need them tell why they are skipped.
set -u
command -v dpkg-query >/dev/null 2>&1 || { echo "no Debian packages here: some tests will be skipped"; exit 0; }
missing=""
for name in $(sed 's/#.*//' "$1"); do
	dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q "ok installed" || missing="$missing $name"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ]; then
	echo "not installed, so some tests will be skipped:$missing (apt-get install$missing)"
	exit 0
fi
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 ||
	echo "could not be installed, so some tests will be skipped:$missing"
