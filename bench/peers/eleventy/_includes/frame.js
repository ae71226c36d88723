// What every page has around its main content.
const AS_ENTITY = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escape = (text) => text.replace(/[&<>"]/g, (letter) => AS_ENTITY[letter]);

export const frame = (title, main) => `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Mätportalen</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
${main}
<footer><p>Mätportalen, Mätkommunen. Licens: CC BY 4.0.</p></footer>
</body>
</html>
`;
