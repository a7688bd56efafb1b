// Steps that need nothing of each other, at the same time: the machine has more than one core.
import type { Step } from './stage.ts';

/**
 * One step of several. When one fails, those after it are stopped; those before it go on, for what they have to say comes
 * first. All are waited for even then: nothing may write on into a folder that is about to be removed.
 * @throws what the first of them to fail, in their order, throws
 */
export const together = (...several: Step[]): Step => ({
  name: several.map(({ name }) => name).join('、'),
  async run(folder, signal) {
    const stops = several.map(() => new AbortController());
    const runOne = async (step: Step, index: number) => {
      const own = stops[index]?.signal ?? signal;
      try {
        return await step.run(folder, AbortSignal.any([signal, own]));
      } catch (error) {
        for (const later of stops.slice(index + 1)) later.abort();
        throw error;
      }
    };
    const settled = await Promise.allSettled(several.map(runOne));
    const remarks = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    return remarks.filter(Boolean).join('；') || undefined;
  },
});
