import { steps } from "../eleventy.config.js";
import { escape, frame } from "./frame.js";

export function render({ title, content, page, collections }) {
  const [, slug, partStep] = steps(page.url);
  const { module, parts, order } = collections.hierarchy.get(slug);
  const current = parts.find((part) => steps(part.page.url)[2] === partStep);
  const number = order.findIndex((other) => other.url === page.url);
  const link = linkFrom(page);

  const above = [module, current?.page].filter((other) => other && other.url !== page.url);
  const nav = parts.map((part) => `<li>${link(part.page)}${part === current ? moments(part) : ""}</li>\n`);
  const contents = `<h2>Delar</h2>\n<ol>\n${items(parts.map((part) => part.page))}</ol>\n`;

  function moments(part) {
    return `\n<ul>\n${items(part.moments)}</ul>\n`;
  }
  function items(pages) {
    return pages.map((other) => `<li>${link(other)}</li>\n`).join("");
  }

  return frame(title, `<header>
<nav class="crumbs" aria-label="Brödsmulor"><ol>
<li><a href="/moduler/">Moduler</a></li>
${items(above)}<li aria-current="page">${escape(title)}</li>
</ol></nav>
</header>
<main>
<nav class="local" aria-label="Modulen">
<p>${link(module)}</p>
<ul>
${nav.join("")}</ul>
</nav>
<article>
<h1>${escape(title)}</h1>
${content}
${current ? "" : contents}<nav class="turn" aria-label="Föregående och nästa">
${link(order[number - 1], ' rel="prev"')}
${link(order[number + 1], ' rel="next"')}
</nav>
</article>
</main>`);
}

function linkFrom(here) {
  return function (to, rel = "") {
    if (!to) return "";
    const current = to.url === here.url ? ' aria-current="page"' : "";
    return `<a${rel} href="${to.url}"${current}>${escape(to.data.title)}</a>`;
  };
}
