// What is run where the site is kept: sh and GNU coreutils, nothing else. $1 is always the folder that holds releases/ and current.
// Every script is handed over whole, as one argument, so that a connection that breaks never leaves half of one to be run.

const onlyLink = `if [ -e current ] && [ ! -L current ]; then echo 'current 不是符号链接，不会覆盖它。移走后再运行' >&2; exit 3; fi`;

/** Makes current lead to a release. The link is made beside its place and renamed over it: at every moment there is a site behind it. */
const pointTo = (name: string): string => `rm -f ".current-${name}"
ln -s "releases/${name}" ".current-${name}"
mv -T ".current-${name}" current`;

/** Removes a folder, which is never half there under its own name. */
const remove = (name: string): string => `mv -T "${name}" ".old-${name}"; rm -rf ".old-${name}"`;

/** The release that is online: its name on the first line, its record after it. Prints nothing before the first one. */
export const readLive = `
cd "$1" 2>/dev/null || exit 0
${onlyLink}
[ -L current ] || exit 0
basename "$(readlink current)"
if [ -f current/.release.json ]; then cat current/.release.json; fi
`;

/** Makes the folder that is uploaded into, $2, and clears away what runs that were killed before the time $3 left. Says where rsync is. */
export const prepare = `
set -eu
export LC_ALL=C
umask 022
mkdir -p "$1/releases"
cd "$1"
${onlyLink}
rm -rf releases/.old-*
for left in releases/.incoming-* .current-*; do
  [ -e "$left" ] || [ -L "$left" ] || continue
  if expr "x\${left##*-}" '<' "x$3" >/dev/null; then rm -rf "./$left"; fi
done
[ ! -e "$2" ] || { echo '另一次发布同时开始。等它结束，再运行一次' >&2; exit 3; }
mkdir "$2"
command -v rsync || true
`;

/** Compares every file in $2 with the hashes on standard input, and makes a release of it, $3. */
export const accept = `
set -eu
cd "$1/$2"
sha256sum --check --quiet --strict - >&2
chmod -R u=rwX,go=rX .
sync -f . 2>/dev/null || sync
cd "$1"
mv -T "$2" "releases/$3"
`;

/** Puts the release $2 online. */
export const change = `
set -eu
cd "$1"
[ -d "releases/$2" ] || { echo "没有 releases/$2" >&2; exit 3; }
${pointTo('$2')}
`;

/** Removes the release $2, which never was online. */
export const drop = `
set -eu
cd "$1/releases"
${remove('$2')}
`;

/** Puts $3 back online where $2 still is, and removes $2: it has been seen to be bad. Prints what is online now. */
export const giveUp = `
set -eu
cd "$1"
if [ "$(basename "$(readlink current)")" = "$2" ]; then
  ${pointTo('$3')}
  (cd releases; ${remove('$2')})
fi
basename "$(readlink current)"
`;

/** Keeps the newest $2 releases and the one that is online. */
export const prune = `
set -eu
export LC_ALL=C
cd "$1/releases"
live=$(basename "$(readlink ../current)")
ls -1 | sort -r | {
  kept=0
  while read -r name; do
    case $name in [0-9]*Z) ;; *) continue ;; esac
    kept=$((kept + 1))
    if [ "$kept" -gt "$2" ] && [ "$name" != "$live" ]; then
      ${remove('$name')}
    fi
  done
}
`;

/** The names of all releases, oldest first. */
export const list = `
cd "$1/releases" 2>/dev/null || exit 0
ls -1 | LC_ALL=C sort
`;

/** The record of release $2. */
export const readRecord = 'cat "$1/releases/$2/.release.json"';

/** Puts what is on standard input into the file $2, whole or not at all; says whether it was other than what was there. */
export const replaceFile = `
set -eu
cd "$1"
new=".$2-new-$$"
cat >"$new"
if [ -f "$2" ] && [ "$(sha256sum <"$2")" = "$(sha256sum <"$new")" ]; then rm -f "$new"; echo same; exit 0; fi
mv -T "$new" "$2"
echo changed
`;
