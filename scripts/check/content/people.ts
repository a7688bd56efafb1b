// The people of the records, and which names are so near to theirs that somebody may have slipped.
import type { Site, Source } from './read.ts';

// Which Han characters sound alike: the sound without its tone, as input methods are typed.

/**
 * The first character of each syllable of Mandarin among the 6,763 of GB 2312, in the order of ICU's pinyin collation, which
 * puts all characters of one syllable beside each other; a character with several readings stands under its commonest.
 */
const firsts =
  '吖哎安肮凹八掰扳邦勹卑奔崩逼边灬憋玢冫拨逋嚓猜参仓操册岑噌叉拆觇伥抄车抻柽吃充抽出揣巛疮吹春踔呲匆凑粗汆崔村搓哒呆丹当刀得灯氐嗲掂刁爹丁丢东都嘟端堆吨多婀诶恩儿发帆匚飞分丰缶夫旮该甘冈皋戈给根庚工勾估瓜乖关光归丨呙哈咳顸夯蒿诃黑痕亨轰侯乎花怀欢肓灰昏耠丌加戋江艽阶巾京冂纠居娟噘军咔开刊康尻苛肯吭空抠刳夸蒯宽匡亏坤扩垃来兰啷捞仂雷塄哩俩奁良撩咧拎伶溜龙娄噜驴娈掠抡罗妈埋颟邙猫么没门虻咪宀喵乜民名谬摸哞毪拿乃囡囔孬疒馁恁能嗯妮拈娘鸟捏您宁妞农耨奴女暖疟挪喔讴趴拍潘乓抛呸喷怦丕偏剽氕姘乒钋剖仆七掐千呛悄且亲青邛丘区悛炔逡蚺禳娆惹人扔日戎柔如阮蕤闰若仨塞三桑搔色森僧杀筛山伤捎奢谁申升尸收书刷衰闩双水吮说厶忪嗖苏狻虽孙唆他胎坍汤涛忑疼剔天佻帖厅通偷凸湍推吞乇挖歪弯尢危温翁挝乌夕呷仙乡枭些心星凶休吁轩削勋丫恹央幺掖一因应哟佣优纡鸢曰晕匝灾糌赃遭则贼怎增扎斋沾张钊蜇贞争之中州朱抓拽专妆隹肫拙孜宗邹租钻嘴尊嘬';

const { compare } = new Intl.Collator('zh-Hans-u-co-pinyin');
const known = new Map<string, number>();

/** The number of the last syllable that begins at the character or before it. */
const search = (character: string): number => {
  let [low, high] = [-1, firsts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (compare(firsts[middle] ?? '', character) <= 0) low = middle;
    else high = middle;
  }
  return low;
};

/** A number for the syllable of a Han character: the same for 林, 琳 and 临. */
export const syllable = (character: string): number => {
  const found = known.get(character) ?? search(character);
  known.set(character, found);
  return found;
};

/** Whether two names are pronounced alike but for the tones. */
export const soundAlike = (one: string, other: string): boolean => {
  const [left, right] = [[...one], [...other]];
  return (
    left.length === right.length &&
    left.every((character, index) => syllable(character) === syllable(right[index] ?? ''))
  );
};

// What the open questions ask about: what somebody has already asked needs no warning.

interface Subject {
  collection?: unknown;
  id?: unknown;
}

interface Asked {
  about?: Subject;
  also?: Subject[];
}

const subjectsOf = ({ sources }: Site): Subject[][] =>
  sources
    .filter(({ collection }) => collection === 'questions')
    .map(({ data }) => {
      const { about, also } = (data ?? {}) as Asked;
      return [about ?? {}, ...(Array.isArray(also) ? also : [])];
    });

/** Whether one open question is about all of these. */
export const isAboutAll = (site: Site, wanted: Subject[]): boolean =>
  subjectsOf(site).some((subjects) =>
    wanted.every(({ collection, id }) =>
      subjects.some((subject) => subject.collection === collection && subject.id === id),
    ),
  );

export interface Known {
  source: Source;
  id: string;
  name: string;
  affiliation: string | undefined;
}

const isName = (text: unknown): text is string => typeof text === 'string' && /^\p{Script=Han}{2,4}$/u.test(text);

interface Person {
  kind?: unknown;
  name?: { zh?: unknown };
  affiliation?: { zh?: unknown };
}

/** People with a Chinese name; teams have none. */
export const peopleOf = ({ sources }: Site): Known[] =>
  sources.flatMap((source) => {
    const { collection, id, data } = source;
    const { kind, name, affiliation } = collection === 'people' ? ((data ?? {}) as Person) : {};
    const zh = affiliation?.zh;
    return kind === 'person' && isName(name?.zh)
      ? [{ source, id, name: name.zh, affiliation: typeof zh === 'string' ? zh : undefined }]
      : [];
  });

const withoutDoubles = (name: string) => name.replace(/(.)\1/gu, '$1');

/** Why a written name may be meant for somebody else's; `undefined` where it is far enough, or the same. */
export const likeness = (written: string, name: string): string | undefined => {
  if (written === name || !isName(written)) return undefined;
  if (soundAlike(written, name)) return '同音';
  return withoutDoubles(written) === withoutDoubles(name) ? '只差一个叠字' : undefined;
};

/** Two companies are two people; where one is not said, nobody knows. */
export const mayBeOne = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one.includes(other) || other.includes(one);
