// What a value of a shape looks like, from the examples that the schemas give.
import { alternatives, choices, type Shape } from './json-schema.ts';

/** An example of a value; of a record or an object, only what it must have. */
export const exampleOf = (shape: Shape): unknown => {
  if (shape.examples) return shape.examples[0];
  const allowed = choices(shape);
  if (allowed) return allowed[0];
  const [first = shape] = alternatives(shape);
  if (first !== shape) return exampleOf(first);
  if (shape.type === 'array') return shape.items ? [exampleOf(shape.items)] : [];
  const properties = Object.entries(shape.properties ?? {});
  const required = properties.filter(([key]) => shape.required?.includes(key));
  const shown = required.length > 0 ? required : properties.slice(0, 1);
  return Object.fromEntries(shown.map(([key, property]) => [key, exampleOf(property)]));
};
