// The script that uploads to COS with coscli (https://cloud.tencent.com/document/product/436/63670), group by group.
import type { CosObject } from './cos.ts';

/** Objects in a row that are uploaded with the same headers. */
const groups = (objects: CosObject[]): CosObject[][] => {
  const signature = ({ key, headers }: CosObject) => JSON.stringify([key.endsWith('.html'), headers]);
  return [...Map.groupBy(objects, signature).values()];
};

const script = `#!/bin/sh
# 用法：sh upload.sh <站点文件夹> <cos://存储桶别名/>。由 npm run publish -- config --target cos 生成。
# 先传带指纹的文件和数据，最后传页面。需要 coscli，已经配置好存储桶：https://cloud.tencent.com/document/product/436/63144
set -eu
here=$(cd "$(dirname "$0")" && pwd)
usage='用法：sh upload.sh <站点文件夹> <cos://存储桶别名/>'
site=\${1:?$usage}
bucket=\${2:?$usage}
part=$(mktemp -d)
trap 'rm -rf "$part"' EXIT
put() {
  rm -rf "\${part:?}/files"
  mkdir "$part/files"
  (cd "$site" && while read -r file; do cp --parents "$file" "$part/files/"; done) <"$here/$1"
  coscli sync "$part/files/" "$bucket" -r --meta "$2"
}
`;

/** upload.sh and the lists of files that it reads. */
export function cosUpload(objects: CosObject[]): Record<string, string> {
  const lists = groups(objects).map((group, i) => ({
    name: `objects-${String(i + 1).padStart(2, '0')}.txt`,
    meta: Object.entries(group[0]?.headers ?? {})
      .map(([header, value]) => `${header}:${value}`)
      .join('#'),
    keys: group.map(({ key }) => `${key}\n`).join(''),
  }));
  return {
    'upload.sh': script + lists.map(({ name, meta }) => `put ${name} '${meta}'\n`).join(''),
    ...Object.fromEntries(lists.map(({ name, keys }) => [name, keys])),
  };
}
