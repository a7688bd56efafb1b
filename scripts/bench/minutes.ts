// The text of invented minutes: about 1.6 KB of Chinese, a table, a list and a code block.
import { between, oneOf, type Random, someOf } from './random.ts';

const listOf = (text: string): string[] => text.split('、');

export const topics = listOf('构建机扩容、镜像站同步、邮件退信、账号系统试点、证书到期提醒、磁盘告警、缺陷跟踪提速');
const people = listOf('成员甲、成员乙、成员丙、成员丁、成员戊、成员己、成员庚');
const places = listOf('测试环境、主站、第二台构建机、校内镜像站、备份机房、新存储');
const findings = listOf('负载比上个月高了一倍、日志里没有异常、配置和文档不一致、高峰期响应变慢、任务排队的时间变长');
const proposals = listOf(
  '先在小范围试两周、把步骤写成脚本、提前一周发通知、改完以后再比较一次数据、保留旧配置以便退回',
);
const worries = listOf(
  '值班的人手不够、切换时会中断几分钟、旧版本的客户端连不上、备份还没有演练过、第三方的接口可能会变',
);
const endings = listOf(
  '大家同意先这样做、结论留到下次会议再定、由提出的人会后补充数据、没有人反对、再征求一次邮件列表的意见',
);

function sentence(random: Random): string {
  const [speaker, other] = someOf(random, people, 2);
  const percent = between(random, 3, 60);
  return oneOf(random, [
    `${speaker}介绍了${oneOf(random, places)}的情况：${oneOf(random, findings)}，用量占到 ${percent}%。`,
    `${other}建议${oneOf(random, proposals)}，${speaker}担心${oneOf(random, worries)}。`,
    `关于${oneOf(random, topics)}，${speaker}和${other}比较了两种办法，相差大约 ${percent} 分钟，${oneOf(random, endings)}。`,
    `${speaker}在${oneOf(random, places)}上试过，${oneOf(random, findings)}，所以提议${oneOf(random, proposals)}。`,
  ]);
}

const paragraph = (random: Random): string => Array.from({ length: 3 }, () => sentence(random)).join('');

const table = (random: Random): string =>
  [
    '| 系统 | 本期 | 上期 | 说明 |',
    '| --- | --- | --- | --- |',
    ...someOf(random, topics, 4).map(
      (topic) => `| ${topic} | ${between(random, 10, 99)} | ${between(random, 10, 99)} | ${oneOf(random, findings)} |`,
    ),
  ].join('\n');

const list = (random: Random): string =>
  someOf(random, proposals, 4)
    .map((proposal) => `- **${oneOf(random, people)}：**${proposal}，${oneOf(random, endings)}。`)
    .join('\n');

const code = (random: Random): string =>
  `\`\`\`bash\nrsync -a --bwlimit=${between(random, 1, 50)}m /srv/old/ /srv/new/\ndf -h /srv | tail -n 1\n\`\`\``;

/** Markdown with three headings, of the size and shape of minutes that people write. */
export function minutesText(random: Random): string {
  return [
    '## 上次待办 [#previous]',
    paragraph(random),
    list(random),
    '## 讨论 [#discussion]',
    ...Array.from({ length: 3 }, () => paragraph(random)),
    table(random),
    '## 操作记录 [#log]',
    code(random),
    paragraph(random),
  ].join('\n\n');
}
