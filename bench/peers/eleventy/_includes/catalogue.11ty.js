import { escape, frame } from "./frame.js";

const item = ({ module }) => `<li><a href="${module.url}">${escape(module.data.title)}</a></li>\n`;

export function render({ title, content, collections }) {
  return frame(title, `<header><h1>${escape(title)}</h1></header>
<main>
<article>
${content}
<ul>
${[...collections.hierarchy.values()].map(item).join("")}</ul>
</article>
</main>`);
}
