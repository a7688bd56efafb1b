// A thread that turns pages into Markdown.
import { doTasks } from '#scripts/kit/threads.ts';
import { toMarkdown } from './convert.ts';

doTasks(toMarkdown);
