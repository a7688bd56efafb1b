// The links of a run that are not in order, as findings: warnings, for the outside world keeps nobody from publishing.
import type { Finding } from '../finding.ts';
import type { ExternalRun } from './run.ts';

const name = 'external-links';

export const findingsOf = ({ report, reasons }: ExternalRun): Finding[] =>
  report.links
    .filter(({ state }) => state !== 'ok')
    .flatMap(({ url, state, status, since, places }) => {
      const why = reasons.get(url) ?? (status === undefined ? '' : `HTTP ${status}`);
      const words = {
        found: `${state === 'broken' ? '链接已经失效' : '连不上'}：${url}${why && `（${why}）`}${since ? `，始于 ${since}` : ''}`,
        expected: '打得开的链接',
        fix:
          state === 'broken'
            ? '找到新的地址换上；没有了就删去链接'
            : '用浏览器试一试；几天以后还是打不开，再换掉或删去',
      };
      return places.map((place): Finding => ({ ...place, rule: name, severity: 'warning', ...words }));
    });

/** `外部链接 69 个：67 个打得开，1 个失效，1 个连不上；这次问了 12 个。` */
export const summaryOf = ({ report, asked }: ExternalRun): string => {
  const count = (state: string) => report.links.filter((link) => link.state === state).length;
  const counts = `${count('ok')} 个打得开，${count('broken')} 个失效，${count('unreachable')} 个连不上`;
  return `外部链接 ${report.links.length} 个：${counts}；这次问了 ${asked} 个。`;
};
