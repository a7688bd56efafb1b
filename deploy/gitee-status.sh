#!/usr/bin/env bash
# What deploy/gitee-status.yml runs: asks the services, builds the site, keeps the history on the branch `live`.
#
#   NODE_DOWNLOAD  see deploy/gitee-node.sh
#   STATUS_GITEE_TOKEN  optional: for Gitee's API (names that begin with GITEE_ are reserved by Gitee Go)
#   LIVE_USER, LIVE_TOKEN  to push the branch `live` with
set -euo pipefail

source deploy/gitee-node.sh

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
