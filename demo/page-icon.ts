/** A runner's arc: what the app's picture in Slack is too. */
export const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">
<rect width="36" height="36" rx="8" fill="#1264a3"/>
<path d="M8 24a10 10 0 0 1 20 0" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round"/>
<circle cx="18" cy="24" r="3.2" fill="#2eb67d"/>
<path d="M18 21l4.5-6" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>
</svg>
`;
