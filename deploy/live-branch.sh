#!/usr/bin/env bash
# Snapshots and history between two runs of a CI: on a branch of their own, `live`, never on main.
#
#   deploy/live-branch.sh fetch   puts the branch into data/live; where there is none yet, starts one
#   deploy/live-branch.sh keep    commits what changed in data/live and pushes it; does nothing where nothing changed
#
#   SITE_LIVE    the folder; default: data/live
#   LIVE_REMOTE  address of the repository; default: that of `origin`
#   LIVE_USER, LIVE_TOKEN  name and token to push with, where the remote asks for them
#
# cache/ stays out: it holds answers of the services as they were, which nobody chose to publish.
set -euo pipefail

branch=live
folder=${SITE_LIVE:-data/live}
# Neither in an address nor on a command line, for both end up in logs.
# shellcheck disable=SC2016 # git expands it.
asking='!f() { test "$1" = get && echo "username=${LIVE_USER:-}" && echo "password=${LIVE_TOKEN:-}"; }; f'
fail() {
  echo "$*" >&2
  exit 1
}
in_branch() {
  GIT_TERMINAL_PROMPT=0 git -C "$folder" -c credential.helper= -c "credential.helper=$asking" "$@"
}

fetch() {
  local remote code=0
  remote=${LIVE_REMOTE:-$(git remote get-url origin)}
  [[ ! -e $folder/.git ]] || fail "${folder} 已经是一个 git 仓库，不会覆盖它。移走后再运行"
  mkdir -p "$folder"
  git -C "$folder" init --quiet --initial-branch="$branch"
  git -C "$folder" remote add origin "$remote"
  printf '%s\n' '/cache/' '.*' >"$folder/.git/info/exclude"
  in_branch ls-remote --exit-code --heads origin "refs/heads/$branch" >/dev/null || code=$?
  case $code in
    0)
      in_branch fetch --quiet --depth=1 origin "refs/heads/$branch"
      git -C "$folder" reset --quiet --hard FETCH_HEAD
      echo "已取回分支 ${branch}：$(git -C "$folder" log -1 --format=%cI)"
      ;;
    2) echo "还没有分支 ${branch}，这是第一次" ;;
    # Not reachable is not absent: a new branch would lose the history of the old one.
    *)
      rm -rf "$folder/.git"
      fail "连不上 ${remote}，不知道有没有分支 ${branch}。什么都没有做"
      ;;
  esac
}

keep() {
  [[ -e $folder/.git ]] || fail "${folder} 不是分支 ${branch} 的检出。先运行 deploy/live-branch.sh fetch"
  git -C "$folder" add --all
  if git -C "$folder" diff --cached --quiet; then
    echo "没有变化，不提交"
    return
  fi
  git -C "$folder" -c user.name=status -c user.email=status@localhost commit --quiet --message='更新状态'
  in_branch push --quiet origin "HEAD:refs/heads/$branch"
  echo "已提交到分支 ${branch}"
}

case ${1:-} in
  fetch | keep) "$1" ;;
  *) fail '用法：deploy/live-branch.sh fetch|keep' ;;
esac
