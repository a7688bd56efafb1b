// Systems stand on others, in no circle, and on none that is gone.
import { affectedBy, needs } from '#model/sig/dependencies.ts';
import { service } from '#schemas/service.ts';
import { validOf } from '#scripts/check/content/facts.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';

export const dependencies: Check = {
  name: 'dependencies',
  description: '系统之间没有循环依赖，不依赖已下线的系统',
  run: (site) => {
    const all = validOf(site, 'services', service);
    const services = all.map(({ source: { id }, data }) => ({ id, data }));
    const facts = { services } as unknown as Parameters<typeof needs>[0];
    const at = ['dependsOn', 'value'];
    return all.flatMap(({ source }) => {
      const own = needs(facts, source.id);
      const affected = affectedBy(facts, source.id);
      const back = affected.includes(source.id) ? own.filter((id) => affected.includes(id) || id === source.id) : [];
      const gone = own.filter((id) => services.find((one) => one.id === id)?.data.life === 'decommissioned');
      return placed(source, [
        ...back.map((id): Problem => ({
          ...{ at, found: `循环依赖：${source.id} 依赖 ${id}，${id} 又直接或间接依赖 ${source.id}` },
          ...{ expected: '系统之间没有循环依赖', fix: '核对后删除其中一个方向的依赖' },
        })),
        ...gone.map((id): Problem => ({
          ...{ at, severity: 'warning', found: `依赖的系统 ${id} 已下线` },
          ...{ expected: '不依赖已下线的系统', fix: '改为接替的系统，或删除该依赖' },
        })),
      ]);
    });
  },
};
