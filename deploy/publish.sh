#!/usr/bin/env bash
# Puts a built site online: copies it into a release folder of its own, then switches the link `current` to it in one step.
#
#   PUBLISH_TO    required: absolute path of the folder that holds releases/ and current; the web server serves current/
#   PUBLISH_FROM  the built site; default: dist/ of this checkout
#
# Keeps the newest five releases. Whatever goes wrong before the switch, the site online stays as it is.
# Needs bash, GNU coreutils, diffutils and flock (util-linux).
set -euo pipefail
export LC_ALL=C

kept=5
fail() {
  echo "没有发布：$*" >&2
  exit 1
}

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
from=${PUBLISH_FROM:-$checkout/dist}
to=${PUBLISH_TO:-}
[[ $to == /?* ]] || fail "PUBLISH_TO=${to}：应为绝对路径，如 /srv/www/sig-infra；写在环境文件里，见 deploy/README.md"
current=$to/current
releases=$to/releases

# What the last steps of a build write: a site without them was not finished.
for file in index.html 404.html sitemap-index.xml pagefind/pagefind.js pagefind/pagefind-entry.json; do
  [[ -s $from/$file ]] || fail "${from} 里没有 ${file}，或是空的：不是一个完整的站点。先运行 npm run build"
done
grep -qi '</html>' "$from/index.html" || fail "${from}/index.html 没有写完。先运行 npm run build"
[[ ! -e $current || -L $current ]] || fail "${current} 不是符号链接，不会覆盖它。移走后再运行"

mkdir -p "$releases"
# Held until this script ends; another one waits its turn.
exec 9>"$to/.publish.lock"
flock --wait 120 9 || fail "另一次发布两分钟还没有结束（锁：${to}/.publish.lock）"

# Of runs that were killed: nobody else can be at work, for the lock is ours.
rm -rf "$releases"/.incoming-* "$to"/.current-*

if [[ -L $current ]] && diff -rq "$from" "$current/" >/dev/null 2>&1; then
  echo "没有变化：$(readlink "$current")"
  exit 0
fi

incoming=$(mktemp -d "$releases/.incoming-XXXXXX")
trap 'rm -rf "$incoming"' EXIT
cp -R "$from/." "$incoming/"
# A build that replaced the site meanwhile would leave a mixture.
diff -rq "$from" "$incoming" >/dev/null || fail "复制的时候 ${from} 变了。等构建结束再运行"
chmod -R u=rwX,go=rX "$incoming"
sync -f "$incoming"

name=$(date -u +%Y%m%dT%H%M%S.%3NZ)
mv -T "$incoming" "$releases/$name"
# Made beside its place and renamed over it: at every moment there is a site behind `current`.
ln -s "releases/$name" "$to/.current-$name"
mv -T "$to/.current-$name" "$current"
echo "已发布：${name}"

live=$(basename "$(readlink "$current")")
find "$releases" -mindepth 1 -maxdepth 1 -type d -name '2*Z' -printf '%f\n' | sort -r | tail -n +$((kept + 1)) |
  while read -r old; do
    [[ $old == "$live" ]] || rm -rf "${releases:?}/$old"
  done
