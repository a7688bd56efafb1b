#!/usr/bin/env bash
# What deploy/gitee-status.yml runs: asks the services, builds the site, keeps the history on the branch `live`.
#
#   NODE_DOWNLOAD  where Node is downloaded from; default: https://nodejs.org/dist
#   STATUS_GITEE_TOKEN  optional: for Gitee's API (names that begin with GITEE_ are reserved by Gitee Go)
#   LIVE_USER, LIVE_TOKEN  to push the branch `live` with
set -euo pipefail

# The machine's Node may be older than what installs the packages; the version is the one that package.json pins.
version=v$(sed -n 's/^ *"node": "\([0-9.]*\)".*/\1/p' package.json)
archive=node-$version-linux-x64.tar.gz
node=$(mktemp -d)
(
  cd "$node"
  wget --quiet "${NODE_DOWNLOAD:-https://nodejs.org/dist}/$version/$archive"
  wget --quiet "${NODE_DOWNLOAD:-https://nodejs.org/dist}/$version/SHASUMS256.txt"
  grep " $archive\$" SHASUMS256.txt | sha256sum --check --quiet
  tar --extract --strip-components=1 --file "$archive"
)
export PATH=$node/bin:$PATH

# The packages that are installed see no token.
env -u LIVE_TOKEN -u STATUS_GITEE_TOKEN node scripts/setup.mjs
deploy/live-branch.sh fetch
# Where nobody answers, the pages say so: that is no reason not to build them.
GITEE_TOKEN=${STATUS_GITEE_TOKEN:-} SITE_VANTAGE='Gitee Go' env -u LIVE_TOKEN npm run live || echo "npm run live：退出码 $?"
# A link that works is asked once a week, so that most runs ask few or none.
env -u LIVE_TOKEN -u STATUS_GITEE_TOKEN npm run check -- --external || echo "npm run check -- --external：退出码 $?"
env -u LIVE_TOKEN -u STATUS_GITEE_TOKEN npm run build
deploy/live-branch.sh keep
tar --create --gzip --file site.tar.gz --directory dist .
