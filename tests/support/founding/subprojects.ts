// What the original charter says of the ten subprojects, slips corrected. Line by line, by hand.
import { type HoleSaid, said } from './fact.ts';
import { conferencing, listsCalendarFiles, mail, socialMedia, website } from './people.ts';
import type { Both } from '../places.ts';

export interface SubprojectSaid {
  /** Of the title; the introduction is on the next one. */
  line: number;
  id: string;
  title: Both;
  introduction: Both;
  link: `https://${string}` | HoleSaid;
  /** Names of people, or nothing said; the one that names a role has `role`. */
  maintainers: Both[] | 'unsaid';
  role?: 'secretary';
  repository: HoleSaid;
}

const unsaid = { maintainers: 'unsaid', repository: 'unsaid' } as const;
const yuCongcong = said('郁葱葱', 'Yu Congcong');

export const subprojects: SubprojectSaid[] = [
  {
    line: 45,
    id: 'build-system',
    title: said('OpenCloudOS 构建系统', 'OpenCloudOS build system'),
    introduction: said(
      'OpenCloudOS采用Koji作为软件包构建系统，构建系统可以很好地帮助Release工程师高效构建和管理发行版的软件包。',
      'OpenCloudOS builds its packages with Koji. The build system helps release engineers build and manage the distribution’s packages efficiently.',
    ),
    link: 'https://build.opencloudos.tech',
    ...unsaid,
  },
  {
    line: 49,
    id: 'code-hosting',
    title: said('OpenCloudOS 代码管理系统', 'OpenCloudOS code hosting'),
    introduction: said(
      'OpenCloudOS的代码仓库托管在Gitee上，方便来自不同领域的开发者共建OpenCloudOS。',
      'OpenCloudOS keeps its repositories on Gitee, so that developers from different fields can build OpenCloudOS together.',
    ),
    link: 'https://gitee.com/OpenCloudOS/',
    ...unsaid,
  },
  {
    line: 53,
    id: 'idm',
    title: said('OpenCloudOS IDM系统', 'OpenCloudOS identity management'),
    introduction: said(
      'OpenCloudOS的开发者用户管理系统，方便用户管理。',
      'The system that manages OpenCloudOS developer accounts (IDM, identity management); it makes managing users easy.',
    ),
    link: 'unknown',
    ...unsaid,
  },
  {
    line: 57,
    id: 'mirrors',
    title: said('OpenCloudOS mirrors源', 'OpenCloudOS package mirrors'),
    introduction: said(
      'OpenCloudOS的软件源，这里存放和管理OpenCloudOS的yum仓库。',
      'The OpenCloudOS package source: the place where the OpenCloudOS yum repositories are kept and managed.',
    ),
    link: 'https://mirrors.opencloudos.org',
    ...unsaid,
  },
  {
    line: 61,
    id: 'bug-tracker',
    title: said('OpenCloudOS Bug追踪系统', 'OpenCloudOS bug tracker'),
    introduction: said(
      'OpenCloudOS缺陷追踪系统，来自不同领域的用户、开发者、产品经理同学可以在这里提交缺陷、问题、建议或者您的想法。',
      'The OpenCloudOS bug tracker. Users, developers and product managers from every field can submit bugs, questions, suggestions or ideas here.',
    ),
    link: 'https://bugs.opencloudos.tech',
    ...unsaid,
  },
  {
    line: 65,
    id: 'website',
    title: website,
    introduction: said(
      'OpenCloudOS社区项目网站是社区的门面，在这其中基础设施SIG承担网站建设、内容发布、网站备案、域名注册、域名备案等工作。',
      'The OpenCloudOS project website is the face of the community. For it, the Infrastructure SIG builds the site, publishes content, files the site with the authorities, and registers and files its domain names.',
    ),
    link: 'unsaid',
    maintainers: [said('耿航', 'Geng Hang')],
    repository: 'unknown',
  },
  {
    line: 70,
    id: 'mail',
    title: mail,
    introduction: said(
      '社区的信息往来，大部分由邮件列表服务完成。但是部分邮件需要独立邮箱和邮件列表不支持的特定服务（如SMTP）。',
      'Most of the community’s correspondence goes through the mailing lists. Some mail, however, needs a mailbox of its own or particular services that mailing lists do not support, such as SMTP.',
    ),
    link: 'unsaid',
    maintainers: [yuCongcong, said('练海富', 'Lian Haifu')],
    repository: 'none',
  },
  {
    line: 75,
    id: 'lists-calendar-files',
    title: listsCalendarFiles,
    introduction: said(
      '邮件列表是OpenCloudOS社区公开透明、持久化的信息服务系统。基础设施SIG负责邮件列表的创建、初始设置和功能维护。邮件列表的内容由该邮件列表的申请人负责。',
      'Mailing lists are the open, transparent and lasting information service of the OpenCloudOS community. The Infrastructure SIG creates them, does their initial setup and keeps them working. The person who asked for a list is responsible for its content.',
    ),
    link: 'unsaid',
    maintainers: [yuCongcong],
    repository: 'none',
  },
  {
    line: 80,
    id: 'conferencing',
    title: conferencing,
    introduction: said(
      '目前OpenCloudOS社区及各SIG都采用腾讯会议。鉴于社区当前规模，免费版已经足够使用。未来需要企业级支持时，基础设施SIG将进行评估和采买。网络会议的召集、设置、记录由发起者自行负责。',
      'The OpenCloudOS community and all its SIGs currently meet on Tencent Meeting. At the community’s present size the free edition is enough. Should enterprise support be needed one day, the Infrastructure SIG will evaluate and buy it. The person who calls a meeting convenes it, sets it up and records it.',
    ),
    link: 'unsaid',
    maintainers: [yuCongcong],
    role: 'secretary',
    repository: 'unsaid',
  },
  {
    line: 84,
    id: 'social-media',
    title: socialMedia,
    introduction: said(
      '本项目负责管理和监督社区社交媒体的文明、有序、合法运营。目前OpenCloudOS社区采用微信群和微信公众号两种形式的社交媒体，后续可依据需求拓展其他社交媒体的使用。当前社区和各个SIG的微信群由各自的秘书创建和管理。当前社区的微信公众号，账号由本项目管理，内容由SIG的管理团队负责。',
      'This subproject manages and oversees the community’s social media, so that they are run in a civil, orderly and lawful way. The OpenCloudOS community currently uses two forms, WeChat groups and a WeChat official account; others may be added as needed. The WeChat groups of the community and of each SIG are created and run by their own secretaries. This subproject manages the community’s official account as such; the SIG’s leadership is responsible for what is published there.',
    ),
    link: 'unsaid',
    maintainers: [said('石春丽', 'Shi Chunli')],
    repository: 'unsaid',
  },
];
