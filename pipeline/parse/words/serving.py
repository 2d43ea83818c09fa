"""What somebody asks who helps customers rather than interviews them. By language; everything is lower case."""

from __future__ import annotations

SERVING: dict[str, str] = {
    "en": "can i help you|can i assist you|can i do for you|may i help you|may i assist you|may i do for you|"
    "anything else i can|anything else that i can|anything else we can|anything else today|"
    "is there anything else?|anything else you need",
    "de": "wie kann ich ihnen helfen|wie kann ich ihnen weiterhelfen|wie kann ich dir helfen|"
    "wie kann ich dir weiterhelfen|kann ich sonst noch",
    "fr": "puis-je vous aider",
    "es": "en qué puedo ayudar|en qué le puedo ayudar|en qué te puedo ayudar",
    "it": "come posso aiutar",
    "pt": "em que posso ajud|como posso ajud",
    "nl": "waarmee kan ik u helpen|waarmee kan ik je helpen|hoe kan ik u helpen|hoe kan ik je helpen",
    "sv": "hur kan jag hjälpa|vad kan jag hjälpa",
    "da": "hvad kan jeg hjælpe",
    "pl": "w czym mogę pomóc",
    "ru": "чем я могу помочь|чем могу помочь|чем я могу вам помочь|чем могу вам помочь|"
    "как я могу помочь|как могу помочь|как я могу вам помочь|как могу вам помочь",
    "tr": "size nasıl yardımcı",
    "id": "ada yang bisa saya bantu|ada yang bisa kami bantu",
    "ja": "どのようなご用件|お手伝いできる",
    "zh": "有什么可以帮|有什麼可以幫",
    "ko": "무엇을 도와",
}
"""Beginnings of sentences: "Hvad kan jeg hjælpe dig med?"."""
