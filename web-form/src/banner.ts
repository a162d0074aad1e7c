/** What the server has put into the page's own language for scripts to say. */
export function said(name: string): string {
  return document.body.dataset[name] ?? '';
}

type Way = { text: string; press?: () => void; href?: string };

/** Says something above the page, with one way on; what was said before goes. */
export function showBanner(text: string, way?: Way): void {
  hideBanner();
  const banner = document.createElement('div');
  banner.id = 'banner';
  banner.setAttribute('role', 'alert');
  const words = document.createElement('p');
  words.textContent = text;
  banner.append(words);
  if (way) banner.append(wayOn(way));
  document.getElementById('main')?.before(banner);
}

export function hideBanner(): void {
  document.getElementById('banner')?.remove();
}

function wayOn({ text, press, href }: Way): HTMLElement {
  if (href !== undefined) {
    const link = document.createElement('a');
    link.className = 'button';
    link.href = href;
    link.textContent = text;
    return link;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', () => press?.());
  return button;
}
