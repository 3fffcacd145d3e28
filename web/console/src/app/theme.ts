import type { ThemeConfig } from 'antd';

/** Calm and dense: one blue, little rounding, small type that stays readable for a whole shift. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1c5a86',
    colorInfo: '#1c5a86',
    colorLink: '#1c5a86',
    colorSuccess: '#2b7a4b',
    colorWarning: '#c27a0a',
    colorError: '#b3261e',
    colorSuccessBg: '#eaf5ee',
    colorSuccessBorder: '#b9dcc5',
    colorWarningBg: '#fdf5e4',
    colorWarningBorder: '#efd6a0',
    colorErrorBg: '#fdf0ee',
    colorErrorBorder: '#efc4be',
    colorTextBase: '#1d2a35',
    colorBorderSecondary: '#e2e8ed',
    colorBgLayout: '#f3f6f8',
    colorBgMask: 'rgb(24 40 54 / 26%)',
    borderRadius: 6,
    fontSize: 13,
    fontSizeSM: 12,
    controlHeight: 30,
    fontFamily: "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 10, headerBg: '#f6f8fa', headerColor: '#5d6b78', headerSplitColor: 'transparent' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Tag: { defaultBg: '#f0f4f7' },
  },
};
