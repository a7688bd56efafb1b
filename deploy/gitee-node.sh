# To be sourced by what runs in Gitee Go: puts the Node that this project pins in front of PATH.
# shellcheck shell=bash
#
#   NODE_DOWNLOAD  where Node is downloaded from; default: https://nodejs.org/dist

# The machine's Node may be older than what installs the packages; the version is the one that scripts/setup/node.json pins.
version=v$(sed -n 's/^  "version": "\([0-9.]*\)".*/\1/p' scripts/setup/node.json)
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
