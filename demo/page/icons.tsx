import type { ReactNode } from 'react';

interface IconProps {
  size?: number;
}

function Drawing({ size = 20, children }: IconProps & { children: ReactNode }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      {children}
    </svg>
  );
}

export const HomeIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path
      d="M3 8.6 10 3l7 5.6V16a1 1 0 0 1-1 1h-3.6v-4.4a1 1 0 0 0-1-1H8.6a1 1 0 0 0-1 1V17H4a1 1 0 0 1-1-1z"
      fill="currentColor"
      strokeLinejoin="round"
    />
  </Drawing>
);
export const SunIcon = (props: IconProps) => (
  <Drawing {...props}>
    <circle cx="10" cy="10" r="3.2" />
    <path
      d="M10 2.2v2M10 15.8v2M2.2 10h2M15.8 10h2M4.5 4.5l1.4 1.4M14.1 14.1l1.4 1.4M4.5 15.5l1.4-1.4M14.1 5.9l1.4-1.4"
      strokeLinecap="round"
    />
  </Drawing>
);
export const MoonIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z" strokeLinejoin="round" />
  </Drawing>
);
export const HashIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M8 3.2 6.2 16.8M13.8 3.2 12 16.8M3.4 7.5h13.8M2.8 12.5h13.8" strokeLinecap="round" />
  </Drawing>
);
export const EyeIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M2 10s2.8-5 8-5 8 5 8 5-2.8 5-8 5-8-5-8-5z" strokeLinejoin="round" />
    <circle cx="10" cy="10" r="2.3" />
  </Drawing>
);
export const SendIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path
      d="M3.2 3.6 17 9.5a.55.55 0 0 1 0 1L3.2 16.4c-.4.2-.8-.200-.7-.6L4 11l6-1-6-1-1.5-4.8c-.1-.4.3-.8.7-.6z"
      fill="currentColor"
      stroke="none"
    />
  </Drawing>
);
export const CopyIcon = (props: IconProps) => (
  <Drawing {...props}>
    <rect x="7" y="7" width="9.5" height="9.5" rx="1.8" />
    <path d="M13 4.8V4.3a1.3 1.3 0 0 0-1.3-1.3H4.8A1.8 1.8 0 0 0 3 4.8v6.9A1.3 1.3 0 0 0 4.3 13h.5" />
  </Drawing>
);
export const TickIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="m4 10.6 4 4 8-9" strokeLinecap="round" strokeLinejoin="round" />
  </Drawing>
);
export const RouteIcon = (props: IconProps) => (
  <Drawing {...props}>
    <circle cx="5" cy="15" r="2" />
    <circle cx="15" cy="5" r="2" />
    <path d="M7 15h5a2.5 2.5 0 0 0 0-5H8a2.5 2.5 0 0 1 0-5h5" />
  </Drawing>
);
export const BracesIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path
      d="M7.5 3.5C5 3.5 6.5 9 4 10c2.5 1 1 6.5 3.5 6.5M12.5 3.5C15 3.5 13.5 9 16 10c-2.5 1-1 6.5-3.5 6.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </Drawing>
);
export const MenuIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M3 5.5h14M3 10h14M3 14.5h14" strokeLinecap="round" />
  </Drawing>
);
export const CloseIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="m5 5 10 10M15 5 5 15" strokeLinecap="round" />
  </Drawing>
);
export const RecordedIcon = (props: IconProps) => (
  <Drawing {...props}>
    <circle cx="10" cy="10" r="6.5" />
    <path d="M10 6.5V10l2.5 1.8" strokeLinecap="round" strokeLinejoin="round" />
  </Drawing>
);
export const SlashIcon = (props: IconProps) => (
  <Drawing {...props}>
    <rect x="2.8" y="2.8" width="14.4" height="14.4" rx="3" />
    <path d="m12 6.5-4 7" strokeLinecap="round" />
  </Drawing>
);
export const ChevronIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="m6 8 4 4 4-4" strokeLinecap="round" strokeLinejoin="round" />
  </Drawing>
);
