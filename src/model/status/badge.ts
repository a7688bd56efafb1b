// A service's state as a badge: shields.io's endpoint shape, and a drawn one.
import { isWide } from '#language/width.ts';
import type { ShownState } from '#schemas/snapshot.ts';

/** Colours that hold 4.5:1 under white letters. */
const colours: Record<ShownState, string> = {
  operational: '#0f7a52',
  degraded_performance: '#8a5000',
  partial_outage: '#b8243a',
  major_outage: '#b8243a',
  under_maintenance: '#8a5000',
  unknown: '#5d6880',
  unprobed: '#5d6880',
};

/** What it is of, the state, and the state in words. */
export type Badge = readonly [label: string, state: ShownState, message: string];

/** https://shields.io/badges/endpoint-badge */
export const shieldsBadge = (...[label, state, message]: Badge) => ({
  schemaVersion: 1,
  label,
  message,
  color: colours[state].slice(1),
});

/** Width of a text at 11 px: a Han character is as wide as it is high, other letters about 0.6 of that. */
const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (isWide(letter) ? 11 : 6.6), 0) + 12;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A badge 20 px high. */
export const svgBadge = (...[label, state, message]: Badge): string => {
  const [left, right] = [widthOf(label), widthOf(message)];
  const text = (at: number, words: string) => `<text x="${at}" y="14" text-anchor="middle">${escaped(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${escaped(`${label}: ${message}`)}">`,
    `<path fill="#33405c" d="M0 0h${left}v20H0z"/><path fill="${colours[state]}" d="M${left} 0h${right}v20H${left}z"/>`,
    `<g fill="#fff" font-family="system-ui,'Noto Sans CJK SC',sans-serif" font-size="11">`,
    text(left / 2, label),
    text(left + right / 2, message),
    '</g></svg>',
  ].join('');
};
