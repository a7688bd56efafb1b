# To be sourced by what runs in Gitee Go: puts the Node that this project pins in front of PATH.
# shellcheck shell=bash
#
#   NODE_DOWNLOAD  where Node is downloaded from; default: https://nodejs.org/dist

# The machine's Node may be older than what installs the packages. Version and checksum are those that scripts/setup/node.json
# pins: a checksum that came from where the archive comes from would say nothing.
version=v$(sed -n 's/^  "version": "\([0-9.]*\)".*/\1/p' scripts/setup/node.json)
checksum=$(sed -n 's/^      "archive": "sha256-\([0-9a-f]*\)".*/\1/p' scripts/setup/node.json)
archive=node-$version-linux-x64.tar.gz
node=$(mktemp -d)
(
  cd "$node"
  wget --quiet "${NODE_DOWNLOAD:-https://nodejs.org/dist}/$version/$archive"
  if ! echo "$checksum  $archive" | sha256sum --check --quiet; then
    echo "$archive 与 scripts/setup/node.json 登记的校验值不一致，未运行。请更换 NODE_DOWNLOAD 后重新运行" >&2
    exit 1
  fi
  tar --extract --strip-components=1 --file "$archive"
)
export PATH=$node/bin:$PATH
