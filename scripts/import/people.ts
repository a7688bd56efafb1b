// A list of people as minutes write it → names with affiliations.
import { type AddNote, bare, type Line } from './source.ts';

const surnames = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾母沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公年兰肖岳成员',
);
const organisation =
  /(?:公司|集团|科技|软件|大学|学院|师大|交大|社区|研究院|研究所|基金会|实验室|设计院|信息|中心|机构|云|开源|开发者|单位|linux)$/i;

const chinese = /^\p{Script=Han}+$/u;

/** Which side of 「姓名-单位」 a word looks like by itself. */
function kindOf(word: string): 'name' | 'organisation' | 'either' {
  if (organisation.test(word) || /^[A-Z]{2,}$/.test(word)) return word.length === 2 ? 'either' : 'organisation';
  if (!chinese.test(word)) return 'either';
  return surnames.has(word[0] ?? '') && word.length >= 2 && word.length <= 3 ? 'name' : 'either';
}

type Order = 'name-first' | 'affiliation-first';

interface Evidence {
  /** Names known from elsewhere. */
  names: ReadonlySet<string>;
  affiliations: ReadonlySet<string>;
}

/** Which side of one pair is the name, where the pair alone shows it. */
function orderAlone([left, right]: [string, string], known: Evidence): Order | undefined {
  const votes = (name: string, affiliation: string) =>
    known.names.has(name) || known.affiliations.has(affiliation) || kindOf(affiliation) === 'organisation';
  const [first, last] = [votes(left, right), votes(right, left)];
  if (first !== last) return first ? 'name-first' : 'affiliation-first';
  const kinds = [kindOf(left), kindOf(right)];
  if (kinds[0] === 'name' && kinds[1] === 'either') return 'name-first';
  return kinds[0] === 'either' && kinds[1] === 'name' ? 'affiliation-first' : undefined;
}

interface Entry {
  line: number;
  whole: string;
  sides: string[];
  inBrackets?: string;
}

interface Reading {
  order: Order;
  /** `rest`: only the other pairs of the list show it. */
  shownBy: 'itself' | 'rest';
}

/**
 * How each pair of a list is read; none where that is unclear. What one pair shows counts for the others, and a list that is
 * written one way throughout is read that way throughout.
 */
function readingsOf(pairs: Entry[], known: Evidence): Map<Entry, Reading> {
  const orderBy = (evidence: Evidence) => (pair: Entry) => orderAlone(pair.sides as [string, string], evidence);
  const alone = new Map(pairs.map((pair) => [pair, orderBy(known)(pair)]));
  const names = new Set(known.names);
  const affiliations = new Set(known.affiliations);
  for (const [{ sides }, order] of alone) {
    if (!order) continue;
    const [name = '', affiliation = ''] = order === 'name-first' ? sides : sides.toReversed();
    names.add(name);
    affiliations.add(affiliation);
  }
  const orders = pairs.map((pair) => alone.get(pair) ?? orderBy({ names, affiliations })(pair));
  const [only, ...others] = new Set(orders.filter((order) => order !== undefined));
  return new Map(
    pairs.flatMap((pair, i): [Entry, Reading][] => {
      const order = orders[i];
      if (order) return [[pair, { order, shownBy: 'itself' }]];
      return only && others.length === 0 ? [[pair, { order: only, shownBy: 'rest' }]] : [];
    }),
  );
}

export interface Named {
  name: string;
  affiliation?: string;
  line: number;
}

/** Splits outside brackets. */
const separators = /[、，,；;](?![^（(]*[)）])/;
const dash = /\s*[-－–—]+\s*/;
/** Words for how a person took part, which are no affiliation. */
const remark = /委托|代为|暂代|代替|列席|线上|迟到|早退|出席/;

/** `甲-某公司 乙-另一公司`: a space parts two people only where both carry a dash. */
const atSpaces = (text: string): string[] => {
  const parts = text.replace(/\s*[-－–—]\s*/g, '-').split(/\s+/);
  return parts.length > 1 && parts.every((part) => part.includes('-')) ? parts : [text];
};

function entryOf(text: string, line: number): Entry {
  const brackets = /^(.*\S)\s*[（(]([^（）()]*)[)）]$/.exec(text);
  const base = (brackets?.[1] ?? text).replace(/^[（(](.*)[)）]$/, '$1').trim();
  const [left = '', ...right] = base.split(dash);
  const sides = right.length > 0 ? [left, right.join('-')].filter(Boolean) : [base];
  const inBrackets = brackets?.[2]?.trim();
  return { line, whole: text, sides, ...(inBrackets && { inBrackets }) };
}

function entriesOf(lines: Line[], note: AddNote): Entry[] {
  return lines.flatMap(({ number, text }) => {
    const group = /^([^：:、，,（(-]{1,20})[：:]\s*(.*)$/.exec(bare(text));
    if (group) note(number, 'unplaced', `名单里的小标题「${group[1]}」没有对应的字段`);
    return (group ? (group[2] ?? '') : bare(text))
      .split(separators)
      .flatMap((part) => atSpaces(part.trim()))
      .map((part) => part.replace(/[。.]$/, '').trim())
      .filter(Boolean)
      .map((part) => entryOf(part, number));
  });
}

const same = (a: Named, b: Named) => a.name === b.name && a.affiliation === b.affiliation;

/** The people on these lines, each once, in order. Doubles, remarks and pairs that cannot be read are noted. */
export function peopleOf(lines: Line[], known: Evidence, note: AddNote): Named[] {
  const entries = entriesOf(lines, note);
  const readings = readingsOf(
    entries.filter(({ sides }) => sides.length === 2),
    known,
  );
  const people: Named[] = [];
  for (const entry of entries) {
    const { line, sides, inBrackets, whole } = entry;
    const reading = readings.get(entry);
    const [name = '', affiliation] = reading?.order === 'affiliation-first' ? sides.toReversed() : sides;
    const undecided = sides.length === 2 && !reading;
    if (undecided) note(line, 'remark', `「${whole}」看不出哪边是姓名，原样写在 name`);
    if (reading?.shownBy === 'rest')
      note(line, 'remark', `「${whole}」本身看不出哪边是姓名，按名单其余各项的写法读作姓名「${name}」`);
    const isRemark = inBrackets !== undefined && (affiliation !== undefined || remark.test(inBrackets));
    if (isRemark) note(line, 'unplaced', `「${name}」后面的说明没有对应的字段：「${inBrackets}」`);
    const from = affiliation ?? (isRemark ? undefined : inBrackets);
    const person: Named = undecided
      ? { name: sides.join('-'), line }
      : { name, ...(from && { affiliation: from }), line };
    if (people.some((other) => same(other, person))) note(line, 'remark', `「${whole}」重复，只写一次`);
    else {
      if (people.some((other) => other.name === person.name))
        note(line, 'remark', `「${person.name}」出现多次而单位写法不同，是否同一人请确认，各写一次`);
      people.push(person);
    }
  }
  return people;
}
