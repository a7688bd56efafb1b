// What is run where the site is kept: sh, GNU coreutils and flock, nothing else. $1 is always the folder of releases/ and current.
// Every script is handed over whole, as one argument, so that a connection that breaks never leaves half of one to be run.

const onlyLink = `if [ -e current ] && [ ! -L current ]; then echo 'current 不是符号链接，未覆盖。请移走后重新运行' >&2; exit 3; fi`;

/** Makes current lead to a release. The link is made beside its place and renamed over it: at every moment there is a site behind it. */
const pointTo = (name: string): string => `rm -f ".current-${name}"
ln -s "releases/${name}" ".current-${name}"
mv -T ".current-${name}" current`;

/** Removes a folder, which is never half there under its own name. */
const remove = (name: string): string => `mv -T "${name}" ".old-${name}"; rm -rf ".old-${name}"`;

/** The file that has one line for each time that a release went online, or was looked at there: online.ts. */
const log = 'online.log';

/** Writes the log with one more line beside its place, so that a full disk is known before anything is changed. */
const prepareLog = (line: string): string => `trap 'rm -f .${log}' EXIT
{ [ ! -f ${log} ] || tail -n 999 ${log}; echo "${line}"; } >.${log}`;
const takeLog = `mv -T .${log} ${log}`;

/**
 * Holds the folder for one run: prints \`busy\` where another has it, for which it waits $2 seconds, then \`held\`. Ends, and lets go,
 * with the end of its input, or where no line of it came for two minutes: a connection may die without a word.
 */
export const hold = `
set -eu
trap '' INT
[ "$3" != make ] || mkdir -p "$1"
cd "$1"
command -v flock >/dev/null || { echo '未找到 flock（util-linux）。请在该机器上安装后重新运行' >&2; exit 3; }
exec 9<.
if ! flock -n 9; then
  echo busy
  flock -w "$2" 9 || { echo "另一次部署仍在进行，已等待 $2 秒。请在其结束后重新运行" >&2; exit 3; }
fi
echo held
while [ -n "$(timeout 120 head -n 1 9<&-)" ]; do :; done
`;

/** The release that is online: its name on the first line, its record after it. Prints nothing before the first one. */
export const readLive = `
cd "$1" 2>/dev/null || exit 0
${onlyLink}
[ -L current ] || exit 0
basename "$(readlink current)"
if [ -f current/.release.json ]; then cat current/.release.json; fi
`;

/** What was online. Prints nothing where nothing was recorded yet. */
export const readLog = `[ ! -f "$1/${log}" ] || cat "$1/${log}"`;

/** Adds the line $2 to what was online. */
export const note = `
set -eu
cd "$1"
${prepareLog('$2')}
${takeLog}
`;

/** Makes the folder that is uploaded into, $2, and clears away what runs that were killed left: this one holds the folder. Says where rsync is. */
export const prepare = `
set -eu
umask 022
mkdir -p "$1/releases"
cd "$1"
${onlyLink}
rm -rf releases/.old-* releases/.incoming-* .current-* .release.conf-new-*
[ ! -e "releases/$3" ] || { echo "已有同名的版本 $3。请重新运行" >&2; exit 3; }
mkdir "$2"
command -v rsync || true
`;

/** Removes what was uploaded into $2. */
export const discard = 'rm -rf "$1/$2"';

/** Links the files that standard input names, and their packed copies, from the release $2 into the folder $3, where they are not yet. */
export const carry = `
set -eu
umask 022
cd "$1"
while read -r file; do
  for copy in "$file" "$file.br" "$file.gz"; do
    if [ -f "releases/$2/$copy" ] && [ ! -e "$3/$copy" ]; then
      [ -d "$3/\${copy%/*}" ] || mkdir -p "$3/\${copy%/*}"
      ln "releases/$2/$copy" "$3/$copy"
    fi
  done
done
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

/** Puts the release $2 online, and records it. */
export const change = `
set -eu
cd "$1"
[ -d "releases/$2" ] || { echo "releases/$2 不存在" >&2; exit 3; }
${prepareLog('online $2')}
${pointTo('$2')}
${takeLog}
`;

/** Removes the releases $2 and after, but for the one that is online. */
export const drop = `
set -eu
cd "$1/releases"
live=$(basename "$(readlink ../current)")
shift
for name; do
  if [ "$name" != "$live" ] && [ -d "$name" ]; then
    ${remove('$name')}
  fi
done
`;

/** The names of all releases. */
export const list = `
cd "$1/releases" 2>/dev/null || exit 0
ls -1
`;

/** The record of release $2. */
export const readRecord = 'cat "$1/releases/$2/.release.json"';

/** Puts what is on standard input into the file $2, whole or not at all; says whether it was other than what was there. */
export const replaceFile = `
set -eu
cd "$1"
folder=$(dirname "$2")
new="$folder/.$(basename "$2")-new-$$"
trap 'rm -f "$new"' EXIT
cat >"$new"
if [ -f "$2" ] && [ "$(sha256sum <"$2")" = "$(sha256sum <"$new")" ]; then echo same; exit 0; fi
mv -T "$new" "$2"
echo changed
`;
