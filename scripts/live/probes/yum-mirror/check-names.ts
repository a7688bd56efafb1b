// Names for the checks of repositories.

/** In the order of the paths. `8/Extras` and `8/extras` are two repositories, and names have no capitals: those get a number. */
export function checkNames(paths: string[]): string[] {
  const names: string[] = [];
  for (const path of paths) {
    const name =
      path
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '') || 'root';
    let unused = name;
    for (let number = 2; names.includes(unused); number += 1) unused = `${name}-${number}`;
    names.push(unused);
  }
  return names;
}
