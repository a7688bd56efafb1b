#!/usr/bin/env bash
# Snapshots, history and outages between two runs of a CI: on a branch of their own, `live`, never on main.
#
#   deploy/live-branch.sh fetch         puts the files of the branch into data/live; where there is no branch yet, says so
#   deploy/live-branch.sh keep [FROM]   puts what changed in FROM (default: data/live) since `fetch` on the branch
#
#   SITE_LIVE    the folder; default: data/live
#   LIVE_REMOTE  address of the repository; default: that of `origin`
#   LIVE_USER, LIVE_TOKEN  name and token to push with, where the remote asks for them; sent to an https remote alone
#
# The branch is one commit: what is worth keeping is in the files. It is replaced only where it is still what was seen, and a
# file that another run changed meanwhile is never overwritten. FROM may come from a job that ran other people's code: its
# names and shapes are checked (deploy/live-files.mjs), and git works in a folder of its own, without hooks or settings of others.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
branch=refs/heads/live
folder=${SITE_LIVE:-data/live}
fail() {
  echo "$*" >&2
  exit 1
}
remote=${LIVE_REMOTE:-$(git -c core.fsmonitor=false remote get-url origin)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The token goes to the host of the remote and to no other; neither in an address nor on a command line, which end up in logs.
helper=()
if [[ -n ${LIVE_TOKEN:-} && $remote =~ ^https://([^/@]*@)?([^/]+) ]]; then
  # shellcheck disable=SC2016 # git expands it.
  asking='!f() { test "$1" = get && echo "username=${LIVE_USER:-}" && echo "password=${LIVE_TOKEN:-}"; }; f'
  helper=(-c "credential.https://${BASH_REMATCH[2]}.helper=$asking")
elif [[ -n ${LIVE_TOKEN:-} && $remote == http://* ]]; then
  fail "${remote%%\?*} 是明文的 http，未发送 LIVE_TOKEN。请改用 https"
fi
in_git() {
  GIT_TERMINAL_PROMPT=0 GIT_CONFIG_GLOBAL=/dev/null GIT_ASKPASS='' SSH_ASKPASS='' git --git-dir="$work/git" \
    -c core.hooksPath=/dev/null -c core.fsmonitor=false -c credential.helper= "${helper[@]}" "$@"
}
in_git init --quiet --initial-branch=main

# The newest commit of the branch into `tip`, empty where there is none, and its files into the folder tip/.
read_tip() {
  local code=0
  rm -rf "$work/tip"
  mkdir "$work/tip"
  tip=$(in_git ls-remote --exit-code "$remote" "$branch") || code=$?
  tip=${tip%%[[:space:]]*}
  # Not reachable is not absent: a new branch would lose the history of the old one.
  [[ $code == 0 || $code == 2 ]] || fail "无法连接 ${remote%%\?*}，未知是否有分支 live。未作修改"
  [[ -n $tip ]] || return 0
  in_git fetch --quiet --depth=1 "$remote" "$tip" 2>/dev/null || in_git fetch --quiet --depth=1 "$remote" "$branch"
  tip=$(in_git rev-parse FETCH_HEAD)
  in_git read-tree "$tip"
  in_git --work-tree="$work/tip" checkout-index --all --force
}

# Lines `hash path` of the files in a folder, as git names their content.
hashes_of() {
  (cd "$1" && find . -name '*.json' -type f -printf '%P\n' | LC_ALL=C sort) | while read -r path; do
    echo "$(in_git hash-object -w --no-filters "$1/$path") $path"
  done
}

# What a list of such lines has for the path $2; nothing where it has none.
hash_in() { awk -v path="$2" '$2 == path { print $1 }' "$1"; }

fetch() {
  [[ ! -e $folder/.git ]] || fail "${folder} 已是 git 仓库，未覆盖。请移走后重新运行"
  read_tip
  mkdir -p "$folder"
  # A damaged file is left out: that is no reason to stop all others.
  node "$here/live-files.mjs" "$work/tip" "$work/known" --good || true
  mkdir -p "$work/known"
  cp -R "$work/known/." "$folder/"
  hashes_of "$work/known" >"$folder/base.txt"
  if [[ -n $tip ]]; then echo "已取回分支 live：$(in_git log -1 --format=%cI "$tip")"; else echo '尚无分支 live，将在首次保存时创建'; fi
}

# The files of the next commit, as lines of git's index: of each the one that was changed since base.txt, here or there.
merged() {
  local path ours base theirs conflicts=''
  while read -r path; do
    ours=$(hash_in "$work/ours.txt" "$path")
    base=$(hash_in "$work/base.txt" "$path")
    theirs=$(hash_in "$work/theirs.txt" "$path")
    # What is kept for ever does not go away because a run lacks it.
    [[ -n $ours || ! $path =~ (^|/)(history|events)/ ]] || ours=$base
    if [[ $ours == "$base" ]]; then
      ours=$theirs
    elif [[ $theirs != "$base" && $theirs != "$ours" ]]; then
      conflicts+=" $path"
    fi
    [[ -z $ours ]] || printf '100644 %s\t%s\n' "$ours" "$path"
  done < <(cat "$work"/{ours,base,theirs}.txt | cut -d' ' -f2 | LC_ALL=C sort -u)
  [[ -z $conflicts ]] || fail "另一次运行也修改了以下文件，分支 live 未修改：${conflicts# }。下次运行将继续记录"
}

keep() {
  local from=${1:-$folder} tip below tree commit parent attempt message damaged='更新状态（较早的提交中有损坏的文件）'
  [[ -f $from/base.txt && ! -L $from/base.txt ]] || fail "${from} 中没有 base.txt，起点未知。请先运行 deploy/live-branch.sh fetch"
  mkdir "$work/ours"
  node "$here/live-files.mjs" "$from" "$work/ours"
  hashes_of "$work/ours" >"$work/ours.txt"
  grep -E '^[0-9a-f]{40,64} ([a-z0-9-]+/){0,2}[a-z0-9-]+\.json$' "$from/base.txt" >"$work/base.txt" || true
  for attempt in 1 2 3; do
    read_tip
    parent=()
    message='更新状态'
    # A branch of many commits is cut to one, unless a file in it is damaged: an older commit may have it whole. It then grows
    # until somebody has put the file back, or has said with a commit of their own that it is lost.
    if ! node "$here/live-files.mjs" "$work/tip" "$work/theirs" --good ||
      { [[ -n $tip ]] && in_git log -1 --format=%s "$tip" | grep --quiet --line-regexp --fixed-strings "$damaged"; }; then
      echo '分支 live 上有损坏的文件，未缩短历史。请从较早的提交中恢复该文件，然后提交' >&2
      parent=(-p "$tip")
      message=$damaged
    fi
    mkdir -p "$work/theirs"
    hashes_of "$work/theirs" >"$work/theirs.txt"
    rm -rf "$work/theirs"
    merged >"$work/index.txt"
    in_git read-tree --empty
    in_git update-index --add --index-info <"$work/index.txt"
    tree=$(in_git write-tree)
    if [[ -n $tip && $tree == "$(in_git rev-parse "$tip^{tree}")" ]]; then
      echo "没有变化，未提交"
      return
    fi
    commit=$(in_git -c user.name=status -c user.email=status@localhost commit-tree "$tree" "${parent[@]}" -m "$message")
    if in_git push --quiet --force-with-lease="$branch:$tip" "$remote" "$commit:$branch"; then
      echo "已提交到分支 live"
      return
    fi
    # A name is either a branch or a folder of branches.
    below=$(in_git ls-remote "$remote" "$branch/*" | sed -n '1s,.*refs/heads/,,p')
    [[ -z $below ]] || fail "远程代码仓有分支 ${below}，因此无法创建分支 live。请重命名或删除该分支"
    echo "第 $attempt 次推送失败，可能有另一次运行刚刚推送" >&2
  done
  fail '推送失败，分支 live 未修改。请检查网络、令牌，以及分支保护规则是否允许强制推送'
}

case ${1:-} in
  fetch) fetch ;;
  keep) keep "${2:-}" ;;
  *) fail '用法：deploy/live-branch.sh fetch | keep [目录]' ;;
esac
