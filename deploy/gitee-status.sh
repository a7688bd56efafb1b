#!/usr/bin/env bash
# What deploy/gitee-status.yml runs: asks the services, builds the site, keeps the history on the branch `live`.
#
#   NODE_DOWNLOAD  see deploy/gitee-node.sh
#   STATUS_GITEE_TOKEN  optional: for Gitee's API (names that begin with GITEE_ are reserved by Gitee Go)
#   LIVE_USER, LIVE_TOKEN  to push the branch `live` with
set -euo pipefail

# A program can read the environment of those that started it. So this one begins again without the tokens, which it takes from a
# pipe into variables of its own; each is given to the one command that needs it.
if [[ -z ${WITHOUT_TOKENS:-} ]]; then
  exec 3< <(printf '%s\n' "${LIVE_TOKEN:-}" "${STATUS_GITEE_TOKEN:-}")
  exec env -u LIVE_TOKEN -u STATUS_GITEE_TOKEN WITHOUT_TOKENS=1 bash "${BASH_SOURCE[0]}"
fi
{ read -r live_token && read -r gitee_token; } <&3
exec 3<&-

source deploy/gitee-node.sh

LIVE_TOKEN=$live_token deploy/live-branch.sh fetch
node scripts/setup.mjs
# Where nobody answers, the pages say so: that is no reason not to build them.
GITEE_TOKEN=$gitee_token SITE_VANTAGE='Gitee Go' npm run live || echo "npm run live：退出码 $?"
# A link that works is asked once a week, so that most runs ask few or none.
npm run check -- --external || echo "npm run check -- --external：退出码 $?"
npm run build
LIVE_TOKEN=$live_token deploy/live-branch.sh keep
tar --create --gzip --file site.tar.gz --directory dist .
