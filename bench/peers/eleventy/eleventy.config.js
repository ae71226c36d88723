// Markdown is rendered as it is (`markdownTemplateEngine: false`), layouts are plain JavaScript,
// and the hierarchy is arranged once: what Eleventy's documentation names as fast.
import deflist from "markdown-it-deflist";
import footnote from "markdown-it-footnote";

export const config = {
  dir: { input: "content", includes: "../_includes", data: "../_data", output: "public" },
  templateFormats: ["md"],
  markdownTemplateEngine: false,
};

export default function (eleventy) {
  eleventy.amendLibrary("md", (markdown) => markdown.use(deflist).use(footnote));
  eleventy.addPassthroughCopy({ "style.css": "style.css" });
  eleventy.addCollection("hierarchy", arrange);
}

// `/moduler/SLUG/del-1/moment-a/` → ["moduler", "SLUG", "del-1", "moment-a"]
export const steps = (url) => url.split("/").filter(Boolean);

// slug → {module, parts: [{page, moments}], order}, by address, which is the reading order.
function arrange(api) {
  const modules = new Map();
  for (const page of api.getAll().sort((a, b) => (a.url < b.url ? -1 : 1))) {
    const [, slug, part, moment] = steps(page.url);
    if (!slug) continue;
    if (!part) modules.set(slug, { module: page, parts: [], order: [] });
    const { parts, order } = modules.get(slug);
    order.push(page);
    if (moment) parts.at(-1).moments.push(page);
    else if (part) parts.push({ page, moments: [] });
  }
  return modules;
}
