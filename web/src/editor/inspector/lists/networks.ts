// The social networks that have an icon, and where a page of one's own lies there.

export interface Network {
  readonly name: string;
  readonly label: string;
  readonly href: string;
}

/** Every address is the page itself: `-noshare` keeps MJML from making it a link for sharing. */
export const NETWORKS: readonly Network[] = [
  { name: "facebook", label: "Facebook", href: "https://www.facebook.com/" },
  { name: "instagram", label: "Instagram", href: "https://www.instagram.com/" },
  { name: "x", label: "X", href: "https://x.com/" },
  { name: "linkedin", label: "LinkedIn", href: "https://www.linkedin.com/company/" },
  { name: "youtube", label: "YouTube", href: "https://www.youtube.com/@" },
  { name: "pinterest", label: "Pinterest", href: "https://www.pinterest.com/" },
  { name: "github", label: "GitHub", href: "https://github.com/" },
  { name: "web", label: "Website", href: "https://" },
  { name: "medium", label: "Medium", href: "https://medium.com/@" },
  { name: "vimeo", label: "Vimeo", href: "https://vimeo.com/" },
  { name: "snapchat", label: "Snapchat", href: "https://www.snapchat.com/add/" },
  { name: "soundcloud", label: "SoundCloud", href: "https://soundcloud.com/" },
  { name: "dribbble", label: "Dribbble", href: "https://dribbble.com/" },
  { name: "tumblr", label: "Tumblr", href: "https://www.tumblr.com/" },
  { name: "xing", label: "Xing", href: "https://www.xing.com/pages/" },
  { name: "twitter", label: "Twitter", href: "https://twitter.com/" },
  { name: "google", label: "Google", href: "https://g.page/" },
];

const SHARES: ReadonlySet<string> = new Set(
  "facebook x linkedin pinterest google tumblr xing twitter".split(" "),
);

/** The name to write for a network whose page, not a form for sharing, is to be opened. */
export function pageName(name: string): string {
  return SHARES.has(name) ? `${name}-noshare` : name;
}

export function networkOf(name: string | undefined): Network | undefined {
  const bare = name?.replace(/-noshare$/, "");
  return NETWORKS.find((network) => network.name === bare);
}
