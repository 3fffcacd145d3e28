export default definePageConfig({ navigationBarTitleText: "路况" });
