//! Words that say nothing by themselves: they are known, and ask for nothing.

const FRENCH: &str = "a ai as au aux avec c ce ces cet cette comment d dans de des du elle elles en entre est et eux fait il ils j je l la le les leur leurs lui m ma mais \
    me mes mon n ne nos notre nous on ont ou par pas pour qu que quel quelle quelles quels qui quoi s sa se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y";
const ENGLISH: &str = "a an and are as at be been but by can do does for from had has have he her his how i if in into is it its me my no not of on or our she so t that \
    the their them then there these they this those to was we were what when where which who why will with would you your";

/// The words of a language, folded; none for a language that is not known.
pub(super) fn words(language: &str) -> impl Iterator<Item = &'static str> {
    let list = match language {
        "fr" => FRENCH,
        "en" => ENGLISH,
        _ => "",
    };
    list.split_ascii_whitespace()
}
