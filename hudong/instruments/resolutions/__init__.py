"""群众代表共决:授权、召集、签到、表决、决议,每一步按当天的法。

Resolutions: authorisation, notice, roll, quorum, vote and result, each by the law of its day.
"""
