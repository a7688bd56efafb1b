// What a newcomer asks is answered on the first screen of a phone, on the home page or one tap away from it.
import { expect } from 'playwright/test';
import { test } from '../support/browser/visitor.ts';

interface Asked {
  question: string;
  /** Path in Chinese. */
  page: string;
  /** What answers it, in Chinese and in English. */
  answer: [RegExp, RegExp];
}

const questions: Asked[] = [
  {
    question: 'What is this?',
    page: '/',
    answer: [/采购、建设、维护和管理 IT 系统/, /buy, build, maintain and manage/],
  },
  { question: 'Who are they?', page: '/members/', answer: [/谢仲天/, /Xie Zhongtian/] },
  { question: 'How do I join?', page: '/join/', answer: [/发邮件介绍自己/, /Introduce yourself by email/] },
  { question: 'Whom do I ask?', page: '/contact/', answer: [/SIG-infra@/, /SIG-infra@/] },
  { question: 'What can I do today?', page: '/join/', answer: [/个待确认的问题/, /open questions/] },
  { question: 'How do I report a bug?', page: '/contact/', answer: [/Bug 追踪系统/, /bug tracker/] },
  { question: 'Is Koji down?', page: '/', answer: [/^\s*Koji\s*$/, /^\s*Koji\s*$/] },
  { question: 'When do they meet?', page: '/meetings/', answer: [/时间/, /time/i] },
  {
    question: 'How do I get an account?',
    page: '/status/accounts/',
    answer: [/accounts\.opencloudos/, /accounts\.opencloudos/],
  },
  {
    question: 'Where is the code?',
    page: '/status/gitee/',
    answer: [/gitee\.com\/OpenCloudOS/, /gitee\.com\/OpenCloudOS/],
  },
];

const screen = { width: 360, height: 780 };

for (const [index, language] of ['Chinese', 'English'].entries())
  test(`ten questions are answered on a first screen in ${language}`, async ({ visitor: { page } }) => {
    const to = (path: string) => (index === 0 ? path : `/en${path}`);
    await page.setViewportSize(screen);
    await page.goto(to('/'));
    const links = new Set(await page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href'))));
    for (const [path, asked] of Map.groupBy(questions, (each) => each.page)) {
      if (path !== '/') expect(links, path).toContain(to(path));
      await page.goto(to(path));
      for (const { question, answer } of asked) {
        const found = page
          .locator('main')
          .getByText(answer[index] ?? '')
          .first();
        const box = await found.boundingBox();
        expect(box && box.y + box.height <= screen.height, `${question} ${to(path)}`).toBe(true);
      }
    }
  });

test('the board names every system with its state, and leads to it', async ({ visitor: { page } }) => {
  await page.goto('/');
  const systems = page.locator('.board li a');
  expect(await systems.count()).toBeGreaterThan(10);
  for (const system of await systems.all()) {
    await expect(system).toHaveText(/\S/);
    await expect(system).toHaveAttribute('title', /\S/);
  }
  await systems.filter({ hasText: /^\s*Koji\s*$/ }).click();
  await expect(page).toHaveURL(/\/status\/koji\/$/);
});

test('a prepared mail goes to the list, with a subject and what to write', async ({ visitor: { page } }) => {
  await page.goto('/join/');
  const href = (await page.locator('.steps .button').first().getAttribute('href')) ?? '';
  const mail = new URL(href);
  expect(mail.pathname).toMatch(/^SIG-infra@/);
  expect(href).not.toContain('+');
  expect(mail.searchParams.get('subject')).toContain('加入');
  expect(mail.searchParams.get('body')).toMatch(/称呼：\n/);
});
