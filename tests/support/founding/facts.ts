// Every fact of the original charter as a table: line → page → place → text, in both languages. Nothing here is read from
// src/content, so that a record that departs from the document is found.
import * as at from '../places.ts';
import type { Both } from '../places.ts';
import { type Fact, fact, factAmong, holes, labels, said, same } from './fact.ts';
import { factsOfPeople } from './facts-of-people.ts';
import { factsOfSubprojects } from './facts-of-subprojects.ts';

const scope = said(
  'OpenCloudOS项目的健康运行离不开一系列IT基础设施的支持。这些支持既包括代码研发、打包、发行等方面的支持，也包括在文化、社区等方面的支持。基础设施组（基础设施SIG）职责范围就是为提供这些支持采购、建设、维护、管理相应的IT系统。OpenCloudOS社区的其它SIG，由于自身需要也可能建设自己的某些IT系统。当这些系统进入稳定运行后，也可交由基础设施SIG进行统一管理和运维。',
  'OpenCloudOS cannot run healthily without the support of a whole range of IT infrastructure. That support covers the development, packaging and release of code as well as culture and community. The scope of the Infrastructure Group (Infrastructure SIG) is to buy, build, maintain and manage the IT systems that provide it. Other SIGs of the OpenCloudOS community may build IT systems of their own where they need them. Once such systems run stably, they too can be handed to the Infrastructure SIG to be managed and operated together with the rest.',
);

const series: [line: number, name: Both][] = [
  [27, said('双周例会', 'Biweekly meeting')],
  [28, said('定期沙龙', 'Regular salon')],
];
const ofSeries = (page: string, section: string): Fact[] => [
  fact(26, page, 'the two meeting series', at.entryNames(section), ...series.map(([, name]) => name)),
  ...series.flatMap(([line, name]) => [
    fact(line, page, `${name.zh}, time`, at.fieldOfEntry(name, labels.time), holes.unknown),
    fact(line, page, `${name.zh}, place`, at.fieldOfEntry(name, labels.place), holes.unknown),
  ]),
];

const lists: [line: number, name: Both, address: string][] = [
  [31, said('邮件列表', 'Mailing list'), 'SIG-infra@lists.opencloudos.org'],
  [32, said('组长邮件列表', 'Chairs’ mailing list'), 'SIG-Chair-infra@lists.opencloudos.org'],
  [33, said('秘书邮件列表', 'Secretary’s mailing list'), 'SIG-Secretary-infra@lists.opencloudos.org'],
];
const ofLists = (page: string): Fact[] =>
  lists.flatMap(([line, name, address]) => [
    fact(line, page, `${name.zh}, address`, at.fieldOfEntry(name, labels.address), same(address)),
    fact(line, page, `${name.zh}, link`, at.linksOfEntry(name), same(`mailto:${address}`)),
  ]);

const claPage = 'https://lists.opencloudos.org/g/SIG-infra';
const joining: Fact[] = [
  fact(
    36,
    '/charter/',
    'the three steps, the third without an address',
    at.entries('join'),
    said('注册GitHub账号', 'Register a GitHub account'),
    said('签署CLA：lists.opencloudos.org/g/SIG-infra', 'Sign the CLA: lists.opencloudos.org/g/SIG-infra'),
    said('找到对应SIG项目仓库地址', 'Find the repository of the SIG project'),
  ),
  fact(39, '/charter/', 'the only address in the steps', at.linksOfSection('join', 'li'), same(claPage)),
  factAmong(36, '/join/', 'the first step', at.headings, said('注册账号', 'Register an account')),
  factAmong(38, '/join/', 'the second step', at.headings, said('签署CLA', 'Sign the CLA')),
  factAmong(39, '/join/', 'the address given for the CLA', at.linksOfSection('cla', 'p'), same(claPage)),
  factAmong(41, '/join/', 'the third step', at.headings, said('找到项目的代码仓', 'Find a repository')),
];

export const facts: Fact[] = [
  fact(1, '/', 'name of the site', at.siteName, same('SIG-infra')),
  factAmong(4, '/charter/', 'scope', at.paragraphs, scope),
  ...factsOfPeople,
  ...ofSeries('/charter/', 'meetings'),
  ...ofSeries('/meetings/', 'series'),
  ...['/charter/', '/contact/'].flatMap(ofLists),
  ...joining,
  ...factsOfSubprojects,
];
