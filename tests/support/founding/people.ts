// What the original charter says of people, as it stands there: name, roles, affiliation, duties. Line by line, by hand.
import type { Both } from '../places.ts';
import { said } from './fact.ts';

export interface PersonSaid {
  line: number;
  id: string;
  name: Both;
  roles: ('chair' | 'secretary' | 'member')[];
  affiliation?: Both;
  duties?: Both;
  /** Titles of the subprojects that name this person, or the role of this person, as maintainer. */
  maintains?: Both[];
}

const tencent = said('腾讯', 'Tencent');
export const mail = said('邮件系统', 'Mail system');
export const listsCalendarFiles = said('邮件列表、日历服务、文件服务', 'Mailing lists, calendar and files');
export const conferencing = said('网络会议', 'Online meetings');
export const website = said('OpenCloudOS 项目网站', 'OpenCloudOS project website');
export const socialMedia = said('社交媒体', 'Social media');

export const people: PersonSaid[] = [
  {
    line: 7,
    id: 'xie-zhongtian',
    name: said('谢仲天', 'Xie Zhongtian'),
    roles: ['chair'],
    affiliation: tencent,
  },
  {
    line: 8,
    id: 'circle-linux-infra-team',
    name: said('Circle Linux社区 Infra Team', 'Circle Linux community Infra Team'),
    roles: ['chair'],
  },
  {
    line: 9,
    id: 'li-wenbin',
    name: said('李文斌', 'Li Wenbin'),
    roles: ['chair'],
    affiliation: said('RockyLinux中文社区', 'RockyLinux Chinese community'),
  },
  {
    line: 16,
    id: 'zhong-xun',
    name: said('钟逊', 'Zhong Xun'),
    roles: ['member'],
    duties: said(
      '负责维护 module-build-service 和 module 包的构建。',
      'Maintains module-build-service and the building of module packages.',
    ),
  },
  {
    line: 17,
    id: 'yi-lin',
    name: said('易林', 'Yi Lin'),
    roles: ['member'],
    duties: said('负责维护构建系统 Koji。', 'Maintains Koji, the build system.'),
  },
  {
    line: 18,
    id: 'lian-haifu',
    name: said('练海富', 'Lian Haifu'),
    roles: ['member'],
    duties: said(
      '负责 IDM 系统的搭建部署和日常维护，邮件系统的维护。',
      'Sets up, deploys and looks after the IDM system; maintains the mail system.',
    ),
    maintains: [mail],
  },
  {
    line: 19,
    id: 'chao-wanqiong',
    name: said('巢婉琼', 'Chao Wanqiong'),
    roles: ['member'],
    duties: said('负责 Bugzilla 的搭建部署和日常维护工作。', 'Sets up, deploys and looks after Bugzilla.'),
  },
  {
    line: 20,
    id: 'geng-hanghang',
    name: said('耿航航', 'Geng Hanghang'),
    roles: ['member'],
    duties: said('负责 OpenCloudOS 网站的开发和日常维护工作。', 'Develops and looks after the OpenCloudOS website.'),
  },
  {
    line: 21,
    id: 'yu-congcong',
    name: said('郁葱葱', 'Yu Congcong'),
    roles: ['secretary', 'member'],
    affiliation: tencent,
    maintains: [mail, listsCalendarFiles, conferencing],
  },
  {
    line: 22,
    id: 'sun-mengmeng',
    name: said('孙萌萌', 'Sun Mengmeng'),
    roles: ['member'],
    // The company’s English name stands in no source: English pages show the Chinese one.
    affiliation: said('海云捷讯', '海云捷讯'),
  },
  { line: 23, id: 'li-wei', name: said('李伟', 'Li Wei'), roles: ['member'], affiliation: said('海光', 'Hygon') },
  {
    line: 24,
    id: 'dai-chunxing',
    name: said('戴纯兴', 'Dai Chunxing'),
    roles: ['member'],
    affiliation: said('浪潮', 'Inspur'),
  },
  {
    line: 67,
    id: 'geng-hang',
    name: said('耿航', 'Geng Hang'),
    roles: [],
    affiliation: tencent,
    maintains: [website],
  },
  { line: 86, id: 'shi-chunli', name: said('石春丽', 'Shi Chunli'), roles: [], maintains: [socialMedia] },
];
