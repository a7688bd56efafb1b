// The small parts that pages and components are written with: names, fields, links, marks of what is not known.
export { default as Ask } from './Ask.astro';
export { default as Doubted } from './Doubted.astro';
export { default as EditLink } from './EditLink.astro';
export { default as Field } from './Field.astro';
export { default as Hole } from './Hole.astro';
export { default as Link } from './Link.astro';
export { default as Mixed } from './Mixed.astro';
export { default as RecordLink } from './RecordLink.astro';
export { default as Row } from './Row.astro';
export { default as Run } from './Run.astro';
export { default as StatusDot } from './StatusDot.astro';
export { default as Table } from './Table.astro';
export { default as Unbroken } from './Unbroken.astro';
export { default as Value } from './Value.astro';
