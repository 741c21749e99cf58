/**
 * Forms of kanji that names are written in: who looks for 渡辺 does not know whether a text has 渡邊 or 渡邉.
 *
 * OLD has the forms that Japan's family register allows for given names beside the present ones (Ordinance for Enforcement of the
 * Family Register Act, attached table 2), and their like outside it. NAMES has those of family and place names that are in no
 * such table: common in registers and in the extensions of Shift_JIS. Compatibility ideographs are missing: NFKC unifies them.
 * So are pairs that are different words in ordinary texts, such as 予 and 豫, 弁 and 辯, or 芸 and 藝.
 */
(function () {
  "use strict";

  /** Present form, old form, and so on. */
  var OLD =
    "亜亞悪惡為爲栄榮衛衞円圓縁緣応應桜櫻奥奧横橫温溫価價壊壞懐懷楽樂渇渴巻卷陥陷寛寬気氣偽僞戯戲虚虛峡峽狭狹暁曉駆駈勲勳薫薰恵惠掲揭鶏鷄" +
    "撃擊県縣倹儉剣劍険險圏圈検檢顕顯験驗厳嚴広廣恒恆黄黃国國黒黑砕碎雑雜児兒湿濕実實寿壽収收従從渋澁獣獸縦縱緒緖叙敍将將渉涉焼燒奨奬条條状狀" +
    "乗乘浄淨剰剩畳疊嬢孃譲讓醸釀真眞寝寢慎愼尽盡粋粹酔醉穂穗瀬瀨静靜摂攝専專戦戰繊纖禅禪壮壯争爭荘莊捜搜巣巢曽曾装裝痩瘦騒騷増增蔵藏臓臟" +
    "即卽帯帶滞滯滝瀧単單団團弾彈昼晝鋳鑄庁廳徴徵聴聽鎮鎭転轉伝傳灯燈盗盜稲稻徳德拝拜杯盃売賣髪髮抜拔秘祕富冨払拂仏佛歩步峰峯翻飜毎每" +
    "万萬黙默野埜弥彌薬藥与與揺搖様樣謡謠来來頼賴覧覽竜龍涼凉緑綠涙淚塁壘礼禮暦曆歴歷錬鍊郎郞録錄沢澤浜濱桧檜尭堯晋晉遥遙凛凜槙槇瑶瑤祷禱" +
    "会會学學関關館舘鉄鐵間閒麦麥総總聡聰豊豐塩鹽独獨発發声聲医醫釈釋訳譯駅驛辞辭乱亂経經軽輕継繼済濟剤劑数數体體対對台臺担擔胆膽断斷" +
    "点點当當党黨届屆弐貳壱壹蛮蠻湾灣満滿両兩猟獵励勵霊靈齢齡恋戀炉爐労勞楼樓変變辺邊参參桟棧賛贊旧舊区區駆驅径徑茎莖欧歐殴毆";
  /** Groups: the first form, and those that are taken for it. */
  var NAMES =
    "高髙 崎﨑嵜 吉𠮷 辺邉 斉斎齋齊 島嶋嶌 浜濵 橋槗 柳栁 船舩 松枩柗 梅楳 淵渕渊 秋穐 沖冲 薗園 鉄鉃 餅餠 巌巖 渓溪 清淸 猪豬 糸絲 萌萠 藪籔薮 " +
    "麹麴 填塡 剥剝 叱𠮟 繋繫 蝋蠟 涛濤 噛嚙 侠俠 躯軀 掻搔 頬頰 鴎鷗 箪簞 焔焰 兎兔 戸戶 研硏 桑桒 土圡 柏栢 栃杤 角⻆ 国圀 煕熙凞 晃晄 昂昻 " +
    "奈柰 美羙 徳悳 功㓛 鰺鯵 諌諫 靱靭 桝枡 壷壺 冴冱 韮韭 芦蘆 卯夘 鎌鐮";

  /** @type {Map<string, string>} */
  var first = new Map();
  Array.from(OLD).forEach(function (form, at, forms) { if (at % 2) first.set(form, forms[at - 1]); });
  NAMES.split(" ").forEach(function (group) {
    Array.from(group).slice(1).forEach(function (form) { first.set(form, Array.from(group)[0]); });
  });

  /** @type {any} */ (self).searchKanji = first;
})();
