// What a name of a person looks like, and what a name of an organisation does.

const surnames = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾母沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公年兰肖岳成员',
);
/** How a word ends that names an organisation. */
export const organisation =
  /(?:公司|集团|科技|软件|大学|学院|学校|师大|交大|社区|研究院|研究所|基金会|实验室|设计院|信息|中心|机构|云|开源|开发者|单位|linux|技术|网络|数据|银行|电信|联通|移动|智能|SIG)$/i;

const chinese = /^\p{Script=Han}+$/u;

/** Which side of 「姓名-单位」 a word looks like by itself. */
export function kindOf(word: string): 'name' | 'organisation' | 'either' {
  const isName = chinese.test(word) && surnames.has(word[0] ?? '') && word.length >= 2 && word.length <= 3;
  if (organisation.test(word)) return isName || word.length === 2 ? 'either' : 'organisation';
  if (/^[A-Z]{2,}$/.test(word)) return 'organisation';
  return isName ? 'name' : 'either';
}

/** Whether a word can be the name of a person: two to eight Han characters, or words in Latin letters. */
export const isPersonName = (word: string): boolean =>
  /^[\p{Script=Han}·]{2,8}$/u.test(word) ||
  (word.length <= 40 &&
    /^\p{Script=Latin}[\p{Script=Latin}\d.'’_-]*(?: \p{Script=Latin}[\p{Script=Latin}\d.'’-]*){0,3}$/u.test(word)) ||
  (word.length <= 8 && /^[\p{Script=Han}\p{Script=Latin}]{2,}$/u.test(word));

/** Whether it most likely is one: it begins with a surname and is short. */
export const isLikelyName = (word: string): boolean => kindOf(word) === 'name';

/** How somebody took part, or with what duty: no affiliation. */
const remark = /委托|代为|暂代|代替|代班|列席|线上|线下|远程|现场|视频|电话|迟到|早退|出席|参会|部分时间|新成员|轮值/;
const duty =
  /^(?:联席|副|执行|轮值|本次|会议|技术|联合)?(?:组长|秘书|主持人?|记录人?|主席|理事长?|委员|书记|召集人|负责人|成员|嘉宾|maintainer|committer|chair|co-chair|host|secretary|scribe|PM|TL)$/i;

/** Whether what stands in brackets behind a name is a remark on it. */
export const isRemark = (text: string): boolean => remark.test(text) || duty.test(text.trim());

export const isAbsent = (text: string): boolean => /请假|缺席|未到|未参会/.test(text);

/** Words over a part of a list that say what the people are, and not where they are from. */
export const isCategory = (text: string): boolean =>
  isRemark(text) ||
  /(?:成员|委员|理事|代表|人员|嘉宾|其他|其它|同学|专家|老师|maintainers?|committers?|others?)$/i.test(text);
