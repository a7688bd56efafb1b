#!/usr/bin/env bash
# What .workflow/check.yml runs: checks the content, then runs every check and test. It needs no token.
#
#   NODE_DOWNLOAD  see deploy/gitee-node.sh
set -euo pipefail

source deploy/gitee-node.sh

node scripts/setup.mjs --browser
npm run check
npm test
