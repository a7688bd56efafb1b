// Ends with one sentence on a Node that is too old for the rest. Only syntax that Node 12 reads.
if (Number(process.versions.node.split('.')[0]) < 18) {
  console.error(
    'Node ' +
      process.versions.node +
      ' 版本过低。请安装 Node.js 18 或更新的版本，然后重新运行。\n' +
      'Node ' +
      process.versions.node +
      ' is too old. Install Node.js 18 or later, then run the command again.',
  );
  process.exit(1);
}
